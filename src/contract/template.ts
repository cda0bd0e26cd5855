/** What Helm, Jinja and ERB put into a line. */
const MARKS = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['<%', '%>'],
] as const

/** Whether a line is one of a template. */
export const isTemplate = (line: string): boolean =>
  MARKS.some(([open, close]) => {
    const start = line.indexOf(open)
    return start >= 0 && line.includes(close, start)
  })
