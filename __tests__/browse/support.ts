/** A model of a small image, and a run of keys. */
import stringWidth from 'string-width'
import { modelOf, type Model } from '../../src/browse/model.ts'
import { firstState, type Size, type State } from '../../src/browse/state.ts'
import { update } from '../../src/browse/update.ts'
import { view } from '../../src/browse/view.ts'
import type { ImageFiles } from '../../src/core/image-files.ts'
import type { Image } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const FLASK = flask.image
if (!FLASK) throw new Error('the Report has no image')

/** `commands`: of the layers, from the base up; the first one is the base image's. */
export function modelFor(files: ImageFiles, more: Partial<Image> = {}): Model {
  const [row] = FLASK?.layers ?? []
  if (!FLASK || !row) throw new Error('the image has no layers')
  const layers = files.layers.map((_, index) => ({
    ...row,
    line: undefined,
    ...{ index, size: 100 * (index + 1), deadWeight: index, createdBy: `RUN step ${index}` },
    part: index === 0 ? ('base' as const) : ('yours' as const),
  }))
  const image = { ...FLASK, layers, dead: [], ...more }
  return modelOf({ name: 'image:1', image, findings: [], files, dockerfile: null })
}

export const press = (model: Model, size: Size, ...keys: string[]): State =>
  keys.reduce<State>(
    (state, key) => update(state, { kind: 'key', key, ...(key.length === 1 ? { text: key } : {}) }, model),
    update(firstState(size, model.files.layers.length), { kind: 'size', ...size }, model),
  )

/** The screen as text: what begins at a column is put there. */
export function screen(state: State, model: Model): string[] {
  return view(state, model).map((parts) =>
    parts.reduce(
      (line, { column, line: spans }) =>
        line + ' '.repeat(Math.max(0, column - stringWidth(line))) + spans.map(({ text }) => text).join(''),
      '',
    ),
  )
}
