/** Specifications of build secrets and caches, read as buildx reads them. */
import { expect, test } from '@jest/globals'
import {
  cachePath,
  csvLine,
  fieldsOf,
  isActionsCache,
  linkedIn,
  secretSource,
} from '../../src/lib/buildx-options.ts'

test.each<[string, string[] | null]>([
  ['a,b', ['a', 'b']],
  ['a', ['a']],
  ['', ['']],
  ['a,', ['a', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""x""",c', ['say "x"', 'c']],
  ['a"b', null],
  ['"a', null],
  ['"a"b', null],
])('fields of %s', (line, fields) => expect(fieldsOf(line)).toEqual(fields))

test.each<[string, ReturnType<typeof secretSource>]>([
  ['id=a,env=TOKEN', { env: 'TOKEN' }],
  ['id=a,src=x', { file: 'x' }],
  ['id=a,source=x', { file: 'x' }],
  ['id=a,src=x,env=TOKEN', { env: 'TOKEN' }],
  ['type=file,id=a,src=x', { file: 'x' }],
  ['type=env,id=a,src=TOKEN', { env: 'TOKEN' }],
  ['type=env,id=TOKEN', { env: 'TOKEN' }],
  ['id=TOKEN', { env: 'TOKEN' }],
  ['id=a', { file: 'a' }],
  ['ID=a,Src=x=y', { file: 'x=y' }],
  ['src=x', null],
  ['id=a,x', null],
])('secret %s', (spec, expected) => expect(secretSource(spec, { TOKEN: '1' })).toEqual(expected))

test('caches', () => {
  expect(cachePath('type=local,src=.cache', 'src')).toBe('.cache')
  expect(cachePath('type=local,dest=.cache', 'src')).toBeNull()
  expect(cachePath('type=gha,src=.cache', 'src')).toBeNull()
  expect(cachePath('user/app:cache', 'src')).toBeNull()
  expect(isActionsCache('type=gha,scope=x')).toBe(true)
  expect(isActionsCache('type=registry,ref=type=gha')).toBe(false)
  expect(isActionsCache('user/app:cache')).toBe(false)
})

test.each([['a', 'b,c'], ['"', 'x\ny'], ['']])('csvLine(%j, %j) is read as these fields', (...fields) => {
  expect(fieldsOf(csvLine(fields))).toEqual(fields)
})

test.each([
  ['base=target:common', { name: 'base', target: 'common' }],
  ['base=/target:x', null],
  ['target:x', null],
  ['base=target:', null],
])('linkedIn(%j)', (context, linked) => expect(linkedIn(context)).toEqual(linked))
