/** The HEALTHCHECK of a service: its values as Compose prints them, over the image's. */
import { describe, expect, test } from '@jest/globals'
import type { Healthcheck } from '../../../src/core/schema.ts'
import { knowStartInterval, ownHealthcheck } from '../../../src/smoke/services/healthcheck.ts'
import type { Service } from '../../../src/smoke/services/model.ts'

const OF_IMAGE: Healthcheck = { test: ['CMD', 'image'], interval: 20, retries: 5, startPeriod: 3 }
type Given = NonNullable<Service['healthcheck']>
const of = (healthcheck: Given | undefined, ofImage?: Healthcheck) =>
  ownHealthcheck(healthcheck === undefined ? {} : { healthcheck }, ofImage)

describe('the own values of a service', () => {
  test.each<[string, Given | undefined, Healthcheck | undefined, Healthcheck | null]>([
    ['nothing on both sides', undefined, undefined, null],
    ['the image alone', undefined, OF_IMAGE, OF_IMAGE],
    ['an interval over the image', { interval: '1m30s' }, OF_IMAGE, { ...OF_IMAGE, interval: 90 }],
    ['an interval of nothing', { interval: '1m30s' }, undefined, null],
    ['an empty test and zeros', { test: [], interval: '0s', retries: 0 }, OF_IMAGE, OF_IMAGE],
    [
      'all of it',
      {
        test: ['CMD-SHELL', 'echo $$HOME'],
        interval: '1h0m0.5s',
        timeout: '250ms',
        start_period: '1.5s',
        start_interval: '2s',
        retries: 4,
      },
      undefined,
      {
        test: ['CMD-SHELL', 'echo $HOME'],
        interval: 3600.5,
        timeout: 0.25,
        startPeriod: 1.5,
        startInterval: 2,
        retries: 4,
      },
    ],
    ['what the engine refuses', { interval: '-5s' }, OF_IMAGE, { ...OF_IMAGE, interval: -5 }],
    ['no duration', { interval: 'soon', timeout: 5 }, OF_IMAGE, OF_IMAGE],
    ['disabled', { disable: true }, OF_IMAGE, null],
    ['NONE', { test: ['NONE'], interval: '5s' }, OF_IMAGE, null],
    ['NONE in the image', { interval: '5s' }, { test: ['NONE'] }, null],
  ])('%s', (_, given, ofImage, wanted) => expect(of(given, ofImage)).toEqual(wanted))

  test.each(['100µs', '100μs', '100us', '100000ns'])('%s', (timeout) =>
    expect(of({ timeout }, OF_IMAGE)?.timeout).toBeCloseTo(1e-4, 9),
  )
})

test.each([
  ['28.5.2+dfsg4', '2.40.3-3', true],
  ['25.0.0', '2.24.0', true],
  ['24.0.9', '2.40.3', false],
  ['20.10.24', '2.40.3', false],
  ['28.5.2', '2.20.2', false],
  ['28.5.2', '5.0.1', true],
  ['', '2.40.3', false],
  ['dev', '2.40.3', false],
])('start_interval: engine %s, Compose %s: %p', (engine, compose, wanted) =>
  expect(knowStartInterval(engine, compose)).toBe(wanted),
)
