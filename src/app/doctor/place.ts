/** What a check is given. */
export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Aborts when the time of a check is over. */
  readonly signal: AbortSignal
}
