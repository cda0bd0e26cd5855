/** What a file of a policy may contain: the part of the config file that governs, and what may be loosened. */
import { z } from 'zod'
import { CONFIG_REQUIREMENTS, FIGURES, FIGURE_KEYS } from '../../core/budget.ts'
import { ACCEPTABLE_CODES } from '../../core/finding-codes.ts'
import { suggestion } from '../../lib/nearest.ts'
import { code, gate, items, jsonSchema, keysAt, placeOf, settings } from '../config/schema.ts'
import { SETTINGS } from '../table.ts'
import { POLICY_NAMES } from './strictness.ts'

/** `budgets.on-disk` stands for all its limits, `budgets` for all budgets. */
const MAY_LOOSEN: readonly string[] = [
  ...POLICY_NAMES,
  'budgets',
  ...FIGURE_KEYS.flatMap((figure) => [
    `budgets.${figure}`,
    ...FIGURES[figure].limits.map((kind) => `budgets.${figure}.${kind}`),
  ]),
  ...['packages', 'files', 'config'].map((key) => `budgets.${key}`),
  ...CONFIG_REQUIREMENTS.map((rule) => `budgets.config.${rule === 'label' ? 'labels' : rule}`),
  ...ACCEPTABLE_CODES.map((one) => `accept.${one}`),
]

const NAME =
  'expected a setting, a budget or an acceptance, such as timeout, budgets.on-disk or accept.runs-as-root'
const mayLoosen = z.enum(MAY_LOOSEN as [string, ...string[]], {
  error({ input }) {
    const near = typeof input === 'string' ? suggestion(input, MAY_LOOSEN) : undefined
    return near === undefined ? NAME : `${NAME}; did you mean ${near}?`
  },
})

const NEVER = 'expected all, or a list of codes, such as [runs-as-root]'

export const PolicyFile = z.strictObject(
  {
    ...Object.fromEntries(POLICY_NAMES.map((name) => [name, settings[name] ?? z.never()])),
    ...gate,
    'never-accept': z
      .union([z.literal('all', { error: NEVER }), items(code, '[runs-as-root]')], {
        error: NEVER,
      })
      .optional()
      .meta({ description: 'Codes of findings that a repository cannot accept; all: none can be' }),
    'may-loosen': items(mayLoosen, '[budgets.on-disk, timeout, accept.runs-as-root]')
      .optional()
      .meta({ description: 'What a repository may set weaker than this policy' }),
  },
  { error: 'expected rules, such as budgets: { on-disk: 250MB }' },
)

export const POLICY_KEYS = {
  at: (path: readonly PropertyKey[]): string[] =>
    path.length === 0 ? Object.keys(PolicyFile.shape) : keysAt(path),
  placeOf(key: string, path: readonly PropertyKey[]): string | null {
    const isSetting = path.length === 0 && SETTINGS.some(({ name }) => name === key)
    if (!isSetting) return placeOf(key, path)
    return key.startsWith('max-')
      ? 'is a budget: write it under budgets, such as budgets: { on-disk: 250MB }'
      : 'cannot be in a policy: it is the repository’s, or the workflow’s'
  },
}

/** Content of `schemas/policy.schema.json`. */
export const renderPolicySchema = (): string =>
  jsonSchema(PolicyFile, 'Policy of Sea Trial', 'Rules of an organisation for the repositories under them.')
