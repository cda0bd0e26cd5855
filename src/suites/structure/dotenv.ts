/** Lines of a `.env` file: `NAME=value`, `export NAME="value"`, comments. Pure. */

const LINE = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]\s*(.*?)\s*$/

/** `NAME=value`; without the variables that have no value. */
export function dotenv(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, raw = ''] = LINE.exec(line) ?? []
    if (name === undefined) return []
    const quoted = /^(["'])(.*)\1(?:\s*#.*)?$/.exec(raw)
    const value = quoted ? (quoted[2] ?? '') : raw.replace(/\s+#.*$/, '')
    return value === '' ? [] : [`${name}=${value}`]
  })
}
