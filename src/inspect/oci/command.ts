/**
 * A layer's `createdBy` as the instruction of its Dockerfile. Builders wrap it in different ways:
 * `RUN /bin/sh -c make # buildkit` and `/bin/sh -c make` become `RUN make`. Values of build arguments
 * (`|2 TOKEN=… /bin/sh -c make`) are removed: they may be secrets.
 */
export function commandOf(createdBy: string): string {
  const text = createdBy
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ # buildkit$/, '')
  const nop = after(text, '#(nop)')
  if (nop !== null) return nop
  const words = text.startsWith('RUN ') ? text.slice(4) : text
  const command = withoutArguments(words)
  const [shell] = SHELL.exec(command) ?? []
  if (shell !== undefined) return `RUN ${command.slice(shell.length).trim()}`
  return words === text && command === words ? text : `RUN ${command}`
}

/** `/bin/sh -c`, or as set by SHELL: `/bin/bash -o pipefail -c`. */
const SHELL = /^(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh (?:-\S+ |pipefail )*?-\S*c /

function after(text: string, mark: string): string | null {
  const at = text.indexOf(mark)
  return at < 0 ? null : text.slice(at + mark.length).trim()
}

/** `|2 A=b C=d /bin/bash -c make` → `/bin/bash -c make`. `…` if no shell is found. */
function withoutArguments(text: string): string {
  if (!/^\|\d+ /.test(text)) return text
  const shell = text.indexOf(' /bin/')
  return shell < 0 ? '…' : text.slice(shell + 1)
}
