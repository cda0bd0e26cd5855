import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { AGES, inkOn, KINDS, luminance, NONE, OTHER } from '../../../../src/report/html/client/palette.ts'

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
const INKS: Readonly<Record<string, string>> = { '#000': '#000000', '#fff': '#ffffff' }
const SURFACES = /--surface: light-dark\((#\w{6}), (#\w{6})\)/
  .exec(readFileSync('src/report/html/client/page.css', 'utf8'))
  ?.slice(1)

test('the surfaces of both themes are known', () => expect(SURFACES).toHaveLength(2))

describe.each([...KINDS, OTHER, NONE])('%s', (color) => {
  test('differs from the background of both themes', () => {
    for (const surface of SURFACES ?? []) expect(contrast(color, surface)).toBeGreaterThanOrEqual(3)
  })
})

test.each([...KINDS, OTHER, NONE, ...AGES])('text on %s can be read', (color) => {
  expect(contrast(color, INKS[inkOn(color)] ?? color)).toBeGreaterThanOrEqual(4.5)
})

/** Of colours, each part from 0 to 1. */
const LEAST_DISTANCE = 0.09

/** Linear RGB as a reader without one kind of cones sees it (Machado, Oliveira and Fernandes 2009, severity 1). */
const DEFICIENCIES = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
}

describe.each(Object.entries(DEFICIENCIES))('colour vision: %s', (_, matrix) => {
  const seen = (color: string): number[] => {
    const rgb = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2)
    return [0, 1, 2].map((row) => {
      const sum = rgb.reduce((total, value, column) => total + value * (matrix[3 * row + column] ?? 0), 0)
      return Math.min(1, Math.max(0, sum)) ** (1 / 2.2)
    })
  }
  const distance = (one: string, other: string): number =>
    Math.hypot(...seen(one).map((value, at) => value - (seen(other)[at] ?? 0)))

  test('kinds, and neighbours in age, differ', () => {
    const pairs = KINDS.flatMap((one, at) => KINDS.slice(at + 1).map((other) => [one, other] as const))
    const ages = AGES.slice(1).map((age, at) => [age, AGES[at] ?? age] as const)
    const alike = [...pairs, ...ages].filter(([one, other]) => distance(one, other) < LEAST_DISTANCE)
    expect(alike).toEqual([])
  })
})
