import { expect, test } from '@jest/globals'
import { redactor } from '../../src/build/redact.ts'

const redact = (args: Record<string, string>, secrets: string[] = [], exempt: string[] = []) =>
  redactor(new Map(Object.entries(args)), secrets, new Set(exempt))

test.each<[string, (text: string) => string, string, string]>([
  [
    'a value anywhere',
    redact({ T: 'hunter2' }),
    'RUN |1 T=hunter2 /bin/sh -c echo hunter2',
    'RUN |1 T=… /bin/sh -c echo …',
  ],
  ['the longer of two values', redact({ A: 'hunter', B: 'hunter22' }), 'hunter22 hunter', '… …'],
  ['a short value by its name only', redact({ A: '1' }), 'A=1 and 1.5 MB', 'A=… and 1.5 MB'],
  ['an empty value', redact({ A: '' }), 'A= b', 'A= b'],
  ['each line of a value', redact({ KEY: '-----BEGIN\nsecret line\n' }), 'log: secret line', 'log: …'],
  ['a secret', redact({}, ['s3cr3t\n']), 'cat: s3cr3t', 'cat: …'],
  ['characters of regular expressions', redact({ A: '.*+?' }), 'x .*+? y', 'x … y'],
  [
    'not what FROM uses',
    redact({ BASE: 'python:3.10' }, [], ['BASE']),
    'FROM python:3.10',
    'FROM python:3.10',
  ],
])('%s', (_, by, text, expected) => {
  expect(by(text)).toBe(expected)
})
