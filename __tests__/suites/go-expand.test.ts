import { expect, test } from '@jest/globals'
import { envMap, expand } from '../../src/suites/go-expand.ts'

const env = envMap(['A=1', 'B=x=y'], ['A=2', 'EMPTY='])

test.each([
  ['$A', '2'],
  ['a${B}c', 'ax=yc'],
  ['$NONE.', '.'],
  ['$EMPTY-', '-'],
  ['100%$', '100%$'],
  ['$ A', '$ A'],
])('%s', (text, expected) => expect(expand(text, env)).toBe(expected))
