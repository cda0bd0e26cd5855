/**
 * Parses the output of the legacy builder, with steps and logs in one stream: `Step 2/4 : RUN make`, ` ---> Using cache`,
 * the command's output, ` ---> <id>`. Podman's compatible API writes `STEP 2/4: RUN make`.
 */
import { withoutSequences } from '../../lib/visible.ts'
import { sizeOf, type BuildEvent } from './events.ts'

const STEP = /^(?:Step (\d{1,6})\/(\d{1,6}) :|STEP (\d{1,6})\/(\d{1,6}):) (.*)$/s
const RUNNING = /^ ---> Running in [0-9a-f]{12}$/
const LAYER = /^ ?-{2,3}> (?:Using cache|[0-9a-f]{6,64})?$/
const SENT = /^Sending build context to Docker daemon +(\S+)\s*$/
const ABOUT_ITSELF =
  /^(?:Sending build context to Docker daemon|(?: ---> )?Remov(?:ing|ed) intermediate container |Successfully (?:built|tagged) |COMMIT )/

/** A log line may look like a step: only the next number with the same total is one. */
export function legacyReader(): (line: string) => BuildEvent[] {
  let current = 0
  let total: string | undefined
  let cached = false
  const end = (): BuildEvent[] =>
    current === 0 ? [] : [{ kind: 'step', id: String(current), name: '', status: cached ? 'cached' : 'done' }]
  return (colored) => {
    const line = withoutSequences(colored)
    const [, old, oldTotal, podman, podmanTotal, text = ''] = STEP.exec(line) ?? []
    const number = Number(old ?? podman ?? 0)
    if (number === current + 1 && (oldTotal ?? podmanTotal) === (total ?? oldTotal ?? podmanTotal)) {
      const ended = end()
      current = number
      total = oldTotal ?? podmanTotal
      cached = false
      return [
        ...ended,
        {
          kind: 'step',
          id: String(number),
          name: `Step ${number}/${total ?? ''} : ${text}`,
          status: 'running',
        },
      ]
    }
    if (LAYER.test(line)) {
      cached ||= line.endsWith('Using cache')
      return []
    }
    if (RUNNING.test(line)) return []
    const bytes = sizeOf(SENT.exec(line)?.[1] ?? '')
    if (bytes !== null) return [{ kind: 'transfer', id: null, bytes }]
    if (ABOUT_ITSELF.test(line)) return line.startsWith('Successfully built') ? end() : []
    return current === 0
      ? [{ kind: 'text', line }]
      : [{ kind: 'log', id: String(current), bytes: Buffer.from(`${line}\n`) }]
  }
}
