/** A change, or one sentence without a full stop why it is not certain. */
export type Change<T> = { readonly ok: true; readonly value: T } | Refusal

export interface Refusal {
  readonly ok: false
  readonly why: string
}

export const done = <T>(value: T): Change<T> => ({ ok: true, value })
export const refused = (why: string): Refusal => ({ ok: false, why })
