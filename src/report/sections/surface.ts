/** What the probed paths answer differently than in the baseline: one line for each path. */
import type { Report, SurfaceChange } from '../../core/schema.ts'
import { groupBy } from '../../lib/group-by.ts'
import { code, join, list, paragraph, stop, type Block, type Words } from '../render/blocks.ts'
import { cap, oneLine } from '../render/text.ts'

const MOST_PATHS = 5
const MOST_CHANGES = 6
const MOST_TEXT = 120

/** `GET / was 200, is 302 to /login.` Without versions of servers. */
export function surfaceBlocks({ delta }: Report): Block[] {
  const changes = (delta?.surface ?? []).filter(({ isDetail }) => isDetail !== true)
  const sentences = [...groupBy(changes, ({ target }) => target)].map(([target, own]) =>
    sentenceOf(target, own),
  )
  const shown = sentences.slice(0, MOST_PATHS)
  const more = sentences.length - shown.length
  const [only] = shown
  if (only === undefined) return []
  if (sentences.length === 1) return [paragraph(stop(only))]
  return [list([...shown, ...(more > 0 ? [`and ${more} more in the Report`] : [])])]
}

function sentenceOf(target: string, changes: readonly SurfaceChange[]): Words {
  const status = changes.find(({ what }) => what === 'status')
  const location = changes.find(({ what }) => what === 'location')
  const others = changes.filter(({ what }) => what !== 'status' && what !== 'location')
  const shown = others.slice(0, MOST_CHANGES).map(otherText)
  const more = others.length - shown.length
  const parts = [
    ...(status || location ? [statusText(status, location)] : []),
    ...shown,
    ...(more > 0 ? [`${more} more in the Report`] : []),
  ]
  return [code(`GET ${pathOf(target)}`), ' ', join(parts, '; ')]
}

/** `was 200, is 302 to /login`; of the same status only where it leads. */
function statusText(status: SurfaceChange | undefined, location: SurfaceChange | undefined): Words {
  const side = (of: 'before' | 'after'): Words => {
    const to = location?.[of] ?? null
    return [status?.[of] ?? 'a redirect', to === null ? '' : [' to ', value(to)]]
  }
  if (!status && location?.before === null) return ['now leads to ', value(location.after)]
  if (!status && location?.after === null) return ['no longer leads to ', value(location.before)]
  return ['was ', side('before'), ', is ', side('after')]
}

function otherText({ what, name = '', before, after }: SurfaceChange): Words {
  const title = [what === 'cookie' ? 'cookie ' : '', value(name)]
  if (before === null) return ['new ', title, ...(what === 'cookie' ? flags(after) : [': ', value(after)])]
  if (after === null) return [title, ' is gone']
  return [title, ' was ', value(before), ', is ', value(after)]
}

/** What follows the name in `session; httponly; secure`. */
const flags = (cookie: string | null): Words[] => {
  const text = cookie?.split(';').slice(1).join(',').trim() ?? ''
  return text === '' ? [] : [' (', oneLine(cap(text, MOST_TEXT)), ')']
}

const value = (text: string | null): Words => code(cap(oneLine(text ?? ''), MOST_TEXT))

/** `/login` of a target `http://127.0.0.1:8080/login status=200`. */
function pathOf(target: string): string {
  const [url = ''] = target.split(' ')
  const [, path = url] = /^https?:\/\/[^/]*?(?::\d+)?(\/.*)$/.exec(url) ?? []
  return cap(oneLine(path), MOST_TEXT)
}
