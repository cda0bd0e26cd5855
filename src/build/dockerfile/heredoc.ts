/** Finds the here-documents of an instruction: `<<EOF`, `<<-"EOF"`, `3<<EOF`, each a separate word. */

export interface HeredocMark {
  name: string
  /** `<<-`: leading tabs are removed, also before the delimiter. */
  chomp: boolean
}

const TAKES_HEREDOC = /^(?:ADD|COPY|RUN)$/
const ONBUILD_OF = /^(?:ADD|COPY|RUN)\s/i

/** Whether `<<EOF` is the only word: then it is a RUN's script; beside other words it is a redirection. */
export const isLoneHeredoc = (args: string): boolean => {
  const words = shellWords(args)
  return words.length === 1 && markOf(words[0] ?? '') !== null
}

export function heredocsOf(keyword: string, args: string): HeredocMark[] {
  if (!args.includes('<<') || jsonList(args)) return []
  if (!TAKES_HEREDOC.test(keyword) && !(keyword === 'ONBUILD' && ONBUILD_OF.test(args))) return []
  return shellWords(args).flatMap((word) => markOf(word) ?? [])
}

/** The words of the exec form `["a", "b"]`, without flags before it; null for the shell form. */
export function jsonList(args: string): string[] | null {
  const list = withoutFlags(args)
  if (!list.startsWith('[')) return null
  try {
    const words: unknown = JSON.parse(list)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}

/** `--mount=… --network=none make` → `make` */
export const withoutFlags = (args: string): string => args.replace(/^(?:--\S+\s+)*/, '')

function markOf(word: string): HeredocMark | null {
  const [, dash, rest = ''] = /^\d*<<(-?)\s*([^<]+)$/.exec(word) ?? []
  const name = unquote(rest)
  return name === '' ? null : { name, chomp: dash === '-' }
}

/** Splits words as a shell does and keeps quotes; empty when a quote is not closed. */
export function shellWords(text: string): string[] {
  const words: string[] = []
  let word = ''
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote === '' && /\s/.test(character)) {
      if (word !== '') words.push(word)
      word = ''
      continue
    }
    word += character
    if (character === '\\' && quote !== "'") word += text.charAt(++at)
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    else if (character === quote) quote = ''
  }
  return quote === '' ? [...words, ...(word === '' ? [] : [word])] : []
}

export const unquote = (word: string): string => word.replace(/["']/g, '').replace(/\\(.)/g, '$1')
