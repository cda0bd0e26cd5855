/** Prints figures, in the format of docs/performance.md. */

/** What was measured, the figure, and its parts. */
export type Row = readonly [what: string, figure: string, details: string]

export function printTable(rows: readonly Row[]): void {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

export const ms = (seconds: number): string => `${Math.round(seconds * 1000)} ms`
export const s = (seconds: number): string => `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
export const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
export const times = (ratio: number, digits = 2): string => `${ratio.toFixed(digits)} ×`
