/** What Ctrl-C says. */
import { expect, test } from '@jest/globals'
import { stopNotice, stoppedText } from '../../src/app/stop.ts'
import { silent } from '../../src/core/progress.ts'
import type { Engine, Labelled } from '../../src/engine/index.ts'

const thing = (kind: Labelled['kind'], id: string, run = 'r'): Labelled => ({ kind, id, run })

test.each([
  [[], [], 'Stopped. Removed temporary files.'],
  [[thing('container', 'a')], [], 'Stopped. Removed 1 container and temporary files.'],
  [
    [thing('image', 'i'), thing('container', 'a'), thing('container', 'b')],
    [thing('volume', 'v')],
    'Stopped. Removed 2 containers, 1 image and temporary files. Still there: 1 volume; the next run removes that.',
  ],
])('%j removed, %j left', (removed, left, text) => expect(stoppedText(removed, left)).toBe(text))

test('at once that it stops; at the end what the engine no longer has of this run', async () => {
  let has = [thing('container', 'a'), thing('image', 'i'), thing('container', 'other', 'x')]
  const engine = { labelled: () => Promise.resolve(has) } as unknown as Engine
  const run = { id: 'r', engine, smokeEngine: null }
  const shown: string[] = []
  const notice = stopNotice()
  expect(notice.text()).toBeNull()
  const progress = {
    ...silent,
    stage: (title: string) => void shown.push(title),
    end: (isDone?: boolean) => void shown.push(`end ${String(isDone)}`),
  }
  notice.begin([run], progress)
  expect(shown).toEqual(['end false', expect.stringMatching(/^Stopping: /)])
  has = [thing('image', 'i')]
  await notice.note(run)
  expect(notice.text()).toBe(
    'Stopped. Removed 1 container and temporary files. Still there: 1 image; the next run removes that.',
  )
})

test('an engine that is gone has nothing that could be listed', async () => {
  const engine = { labelled: () => Promise.reject(new Error('gone')) } as unknown as Engine
  const run = { id: 'r', engine, smokeEngine: null }
  const notice = stopNotice()
  notice.begin([run], silent)
  await notice.note(run)
  expect(notice.text()).toBe('Stopped. Removed temporary files.')
})
