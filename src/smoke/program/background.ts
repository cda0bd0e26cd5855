/**
 * What a script starts in the background (`app &`) and does not wait for: it ends with the container's main process.
 * Pure.
 */

export interface Left {
  /** As written, without redirections. */
  command: string
  /** Only commands such as `echo` and `sleep` come after it: the script did nothing else. */
  isLast: boolean
}

const MOST_CHARACTERS = 65_536
const MOST = 5
const MOST_SHOWN = 200

/** Commands that do no work. */
const IDLE =
  /^(?:echo|printf|sleep|true|:|exit|date|cat|disown|fi|done|esac|\}|return|trap|set|unset|export)(?:\s|$)/
const WAITS = /^(?:wait|fg)(?:\s|$)/

interface Command {
  text: string
  isBackground: boolean
}

export function leftByScript(script: string): Left[] {
  const commands = commandsOf(script.slice(0, MOST_CHARACTERS))
  const waited = commands.findLastIndex(({ text }) => WAITS.test(text))
  const work = commands.findLastIndex(({ text, isBackground }) => !isBackground && !IDLE.test(text))
  return commands
    .flatMap(({ text, isBackground }, at): Left[] => {
      const command = shortOf(text)
      if (!isBackground || at < waited || command === '' || IDLE.test(command)) return []
      return [{ command, isLast: at > work }]
    })
    .slice(-MOST)
}

/** Without `nohup`, `(` and redirections. */
const shortOf = (text: string): string =>
  text
    .slice(0, 2 * MOST_SHOWN)
    .replace(/\s+/g, ' ')
    .replace(/^(?:[({]\s*)?(?:nohup\s+|setsid\s+)?/, '')
    .replace(/ ?\d?(?:&>|>>?|<).*$/, '')
    .replace(/[)} ]+$/, '')
    .slice(0, MOST_SHOWN)

/** Reads the characters once: it respects quotes, comments and `\` at line ends, and does not expand words. */
function commandsOf(script: string): Command[] {
  const commands: Command[] = []
  let text = ''
  let quote = ''
  const end = (isBackground: boolean) => {
    if (text.trim() !== '') commands.push({ text: text.trim(), isBackground })
    text = ''
  }
  for (let at = 0; at < script.length; at++) {
    const char = script[at] ?? ''
    const next = script[at + 1] ?? ''
    const before = script[at - 1] ?? ''
    if (char === '\\' && quote !== "'") {
      text += next === '\n' ? ' ' : char + next
      at++
    } else if (quote !== '') {
      if (char === quote) quote = ''
      text += char
    } else if (char === '"' || char === "'") {
      quote = char
      text += char
    } else if (char === '#' && (text.trim() === '' || /\s/.test(before))) {
      const line = script.indexOf('\n', at)
      at = line < 0 ? script.length : line - 1
    } else if (char === '&' && next === '&') {
      end(false)
      at++
    } else if (char === '&' && next !== '>' && before !== '>' && before !== '<') end(true)
    else if (char === '\n' || char === ';' || char === '|') end(false)
    else text += char
  }
  end(false)
  return commands
}
