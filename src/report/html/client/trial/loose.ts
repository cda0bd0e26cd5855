/** Reads fields that a Report of another version may not have. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

export const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const numberOr = <T>(value: unknown, other: T): number | T => (typeof value === 'number' ? value : other)

export const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other)
