/** `ports` and `expose` of a Compose service: the side of the container. */
import type { Node } from '../../lib/document.ts'
import type { ContractPort, Ruled } from '../model.ts'
import { parsePort } from '../values.ts'
import { filled } from './filled.ts'
import { itemsAt, textAt, textOf, type Source } from './source.ts'

const MOST = 100

/** Each port once, on the first line that names it. */
export function portsOf(service: Node, source: Source): Ruled<ContractPort>[] {
  const all = [...itemsAt(service, 'ports'), ...itemsAt(service, 'expose')].flatMap((item) =>
    portsIn(item, source),
  )
  const seen = new Map<string, Ruled<ContractPort>>()
  for (const one of all) {
    const key = `${one.value.port}/${one.value.protocol}`
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()].slice(0, MOST)
}

function portsIn(item: Node, source: Source): Ruled<ContractPort>[] {
  const given = item.kind === 'map' ? textAt(item, 'target') : { text: textOf(item), line: item.line }
  const protocolOf = item.kind === 'map' ? (textAt(item, 'protocol')?.text ?? 'tcp') : null
  const line = given?.line ?? item.line
  const text = containerSide(given?.text ?? '')
  const [side, suffix = 'tcp'] = text.split('/')
  const target = filled(side ?? '', line, source)
  if (target === null) return []
  const protocol = (protocolOf ?? suffix).toLowerCase() === 'udp' ? 'udp' : 'tcp'
  const [first, last] = rangeOf(target)
  if (first === null || last === null || last < first) {
    source.wrong(
      line,
      `\`${(given?.text ?? '').slice(0, 100)}\` names no port of the container: write HOST:CONTAINER, as in 8080:80`,
    )
    return []
  }
  const count = Math.min(last - first + 1, MOST)
  return Array.from({ length: count }, (_, index) =>
    source.ruled({ port: first + index, protocol, name: null }, line),
  )
}

/** After the last colon that is not inside `${…}`. */
function containerSide(text: string): string {
  let [open, from] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open++
    else if (text[at] === '}') open--
    else if (text[at] === ':' && open === 0) from = at + 1
  }
  return text.slice(from)
}

function rangeOf(text: string): [first: number | null, last: number | null] {
  const [first = '', last = first] = text.split('-')
  return [parsePort(first), parsePort(last)]
}
