/** Folders that a Compose service may write to: `tmpfs`, and volumes that are not folders of the machine. */
import type { Node } from '../../lib/document.ts'
import { interpolate } from '../interpolate.ts'
import type { Ruled, WritableFolder } from '../model.ts'
import { parseSize } from '../values.ts'
import { itemsAt, textAt, textOf, type Source } from './source.ts'

export const foldersOf = (service: Node, source: Source): Ruled<WritableFolder>[] => [
  ...itemsAt(service, 'tmpfs').map((one) => tmpfs(one, source)),
  ...itemsAt(service, 'volumes').flatMap((one) =>
    one.kind === 'map' ? longForm(one, source) : shortForm(one, source),
  ),
]

/** `/run`, `/tmp:size=64m,mode=1777`. */
function tmpfs(item: Node, source: Source): Ruled<WritableFolder> {
  const [path = '', options = ''] = textOf(item).split(':')
  const [, size = ''] = /(?:^|,)size=([^,]+)/.exec(options) ?? []
  return source.ruled({ path, inMemory: true, size: parseSize(size, 1) }, item.line)
}

function longForm(item: Node, source: Source): Ruled<WritableFolder>[] {
  const target = textAt(item, 'target')
  const type = textAt(item, 'type')?.text ?? 'volume'
  if (target === null) return []
  if (type === 'tmpfs' || type === 'volume')
    return [
      source.ruled(
        {
          path: target.text,
          inMemory: type === 'tmpfs',
          size: parseSize(textAt(item, 'tmpfs', 'size')?.text ?? '', 1),
        },
        target.line,
      ),
    ]
  return notMounted(type, target.text, item.line, source)
}

/** `data:/var/lib/data:rw`, `./src:/app`, `/var/cache`. */
function shortForm(item: Node, source: Source): Ruled<WritableFolder>[] {
  const text = interpolate(textOf(item))
  if ('unset' in text) return notMounted('bind', textOf(item), item.line, source)
  const [first = '', second, options = ''] = text.text.split(':')
  const path = second ?? first
  if (path === '') return []
  if (second !== undefined && /^[./~]/.test(first)) return notMounted('bind', path, item.line, source)
  return options.split(',').includes('ro')
    ? []
    : [source.ruled({ path, inMemory: false, size: null }, item.line)]
}

function notMounted(type: string, path: string, line: number, source: Source): [] {
  source.skip(
    line,
    `volumes ${path.slice(0, 200)}`,
    type === 'bind'
      ? 'a folder of the machine is not mounted'
      : `a mount of type ${type.slice(0, 50)} is not made`,
  )
  return []
}
