import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { POLICY_NAMES, orderOf, stricter } from '../../../src/inputs/policy/strictness.ts'
import type { SettingName } from '../../../src/inputs/table.ts'

test.each<[SettingName, own: string, policy: string, counts: string]>([
  ['timeout', '20s', '1m', '20s'],
  ['timeout', '2m', '1m', '1m'],
  ['timeout', '60s', '1m', '60s'],
  ['soak', '10s', '5s', '10s'],
  ['soak', '500ms', '5s', '5s'],
  ['shutdown', 'warn', 'graceful', 'graceful'],
  ['shutdown', 'graceful', 'warn', 'graceful'],
  ['smoke', 'False', 'true', 'true'],
  ['audit', 'true', 'false', 'true'],
  ['warn-only', 'true', 'false', 'false'],
  ['compose-host', 'allow', 'refuse', 'refuse'],
  ['relevant', 'auto', 'off', 'off'],
  ['memory', '1GiB', '512MiB', '512MiB'],
  ['pids-limit', '-1', '100', '100'],
  ['pids-limit', '50', '100', '50'],
  ['preset', 'openshift', 'read-only', 'read-only\nopenshift'],
  ['cap-drop', 'ALL', 'ALL', 'ALL'],
  ['cap-add', 'NET_RAW\nNET_BIND_SERVICE', 'NET_BIND_SERVICE', 'NET_BIND_SERVICE'],
  ['cap-add', 'NET_RAW', '', ''],
  ['user', 'root', '1000', '1000'],
  // not valid: kept, so that it is reported
  ['timeout', 'soon', '1m', 'soon'],
])('%s: %j under %j', (name, own, policy, counts) =>
  expect(stricter(orderOf(name), own, policy)).toBe(counts),
)

const TEXTS: Readonly<Partial<Record<SettingName, readonly string[]>>> = {
  timeout: ['1s', '2s', '1m'],
  soak: ['0s', '3s', '1m'],
  smoke: ['true', 'false'],
  shutdown: ['warn', 'graceful'],
  preset: ['read-only', 'openshift', 'read-only\nopenshift'],
  'cap-add': ['', 'CHOWN', 'CHOWN\nNET_RAW'],
}

describe.each(Object.entries(TEXTS) as [SettingName, readonly string[]][])('%s', (name, texts) => {
  const order = orderOf(name)
  const text = fc.constantFrom(...texts)
  test('what counts is as strict as the policy, whoever is asked again', () =>
    fc.assert(
      fc.property(text, text, (own, policy) => {
        const once = stricter(order, own, policy)
        expect(stricter(order, once, policy)).toBe(once)
        expect(stricter(order, own, once)).toBe(once)
      }),
    ))
})

test('every setting that a policy may have has an order, and one that it may not have is fixed', () => {
  expect(POLICY_NAMES.length).toBeGreaterThan(20)
  expect(orderOf('path')).toEqual({ is: 'fixed' })
})
