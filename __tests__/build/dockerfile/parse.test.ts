import { describe, expect, test } from '@jest/globals'
import { parse } from '../../../src/build/dockerfile/parse.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

/** `line-endLine KEYWORD args` */
const shown = (text: string): string[] =>
  parse(text).instructions.map(({ line, endLine, keyword, args }) => `${line}-${endLine} ${keyword} ${args}`)

describe('instructions and their lines', () => {
  test.each<[string, string, string[]]>([
    ['one a line', 'FROM a\nRUN x\n', ['1-1 FROM a', '2-2 RUN x']],
    ['no newline at the end', 'FROM a\nRUN x', ['1-1 FROM a', '2-2 RUN x']],
    ['a BOM', '\uFEFFFROM a', ['1-1 FROM a']],
    ['CRLF', 'FROM a\r\nRUN x \\\r\n  y\r\nCMD z\r\n', ['1-1 FROM a', '2-3 RUN x   y', '4-4 CMD z']],
    ['lower case and indented', '  from a as b\n\t run x', ['1-1 FROM a as b', '2-2 RUN x']],
    [
      'comments and blank lines within',
      'FROM a\nRUN x \\\n# c\n  # d \\\n\n  y\nCMD q',
      ['1-1 FROM a', '2-6 RUN x   y', '7-7 CMD q'],
    ],
    [
      'blanks after the continuation',
      'FROM a\nRUN x \\ \t\n y\nCMD q',
      ['1-1 FROM a', '2-3 RUN x  y', '4-4 CMD q'],
    ],
    [
      'no continuation after a backslash',
      'FROM a\nRUN dir c:\\\\\nCMD q',
      ['1-1 FROM a', '2-2 RUN dir c:\\\\', '3-3 CMD q'],
    ],
    [
      'another escape character',
      '# escape=`\nFROM a\nRUN x `\n y\nCOPY a c:\\\n',
      ['2-2 FROM a', '3-4 RUN x  y', '5-5 COPY a c:\\'],
    ],
    ['an escape directive too late', '# hello\n# escape=`\nRUN x `\nCMD q', ['3-3 RUN x `', '4-4 CMD q']],
    ['a hash inside a command', 'RUN echo # no \\\n comment', ['1-2 RUN echo # no  comment']],
    ['a continuation at the very end', 'RUN x \\', ['1-1 RUN x']],
    ['a keyword alone', 'FROM\nRUN', ['1-1 FROM ', '2-2 RUN ']],
    ['nothing', '', []],
    ['only comments', '# a\n\n# b\n', []],
    ['a shebang', '#!/usr/bin/env docker\nFROM a', ['2-2 FROM a']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })
})

describe('here-documents', () => {
  test.each<[string, string, string[]]>([
    ['one', 'RUN <<EOF\nFROM no\n# c\nx \\\nEOF\nCMD q', ['1-5 RUN <<EOF', '6-6 CMD q']],
    [
      'two, one of them with tabs',
      'COPY <<A <<-"B" /x/\nRUN 1\nA\n\tRUN 2\n\tB\nCMD q',
      ['1-5 COPY <<A <<-"B" /x/', '6-6 CMD q'],
    ],
    ['an end mark with blanks is none', 'RUN <<EOF\n EOF\nx\nEOF\nCMD q', ['1-4 RUN <<EOF', '5-5 CMD q']],
    ['a file descriptor', 'RUN 3<<EOF cat\nx\nEOF\nCMD q', ['1-3 RUN 3<<EOF cat', '4-4 CMD q']],
    ['a quoted name with a blank', "RUN cat <<'E O'\nx\nE O\nCMD q", ["1-3 RUN cat <<'E O'", '4-4 CMD q']],
    [
      'after a continuation',
      'RUN cat <<EOF \\\n && true\nx\nEOF\nCMD q',
      ['1-4 RUN cat <<EOF  && true', '5-5 CMD q'],
    ],
    ['in ONBUILD', 'ONBUILD RUN <<EOF\nx\nEOF\nCMD q', ['1-3 ONBUILD RUN <<EOF', '4-4 CMD q']],
    ['never ended', 'RUN <<EOF\nCMD q', ['1-2 RUN <<EOF']],
    ['a shift is none', 'RUN echo $((1 << 2))\nCMD q', ['1-1 RUN echo $((1 << 2))', '2-2 CMD q']],
    ['quoted is none', "RUN echo '<<EOF' x\nCMD q", ["1-1 RUN echo '<<EOF' x", '2-2 CMD q']],
    ['a here-string is none', 'RUN cat <<<EOF\nCMD q', ['1-1 RUN cat <<<EOF', '2-2 CMD q']],
    ['JSON takes none', 'RUN ["echo", "<<EOF"]\nCMD q', ['1-1 RUN ["echo", "<<EOF"]', '2-2 CMD q']],
    ['ENV takes none', 'ENV A=<<EOF\nCMD q', ['1-1 ENV A=<<EOF', '2-2 CMD q']],
    ['an open quote', 'RUN echo "it <<EOF\nCMD q', ['1-1 RUN echo "it <<EOF', '2-2 CMD q']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  test('keep what they hold', () => {
    const [run] = parse('RUN <<-ONE cat <<TWO\n\ta\n\tONE\nb\nTWO\n').instructions
    expect(run?.heredocs).toEqual([
      { name: 'ONE', content: '\ta\n' },
      { name: 'TWO', content: 'b\n' },
    ])
  })
})

test('the syntax directive, with its line', () => {
  expect(parse('# escape=`\n# syntax = docker/dockerfile:1  \nFROM a').syntax).toEqual({
    ref: 'docker/dockerfile:1',
    line: 2,
  })
  expect(parse('FROM a\n# syntax=x').syntax).toBeNull()
})

/** Each of these took other parsers seconds to minutes. */
test.each<[string, string]>([
  ['comments', 'FROM a\n#c\n'.repeat(100_000)],
  ['continuations', `RUN x${' \\\n'.repeat(300_000)}`],
  ['blanks within a line', `RUN x${' '.repeat(1_000_000)}y`],
  ['returns within a line', `RUN x${'\r'.repeat(1_000_000)}y`],
  ['here-documents', `RUN ${'<<A '.repeat(200_000)}\nx`],
  ['quotes', `RUN <<${`"'`.repeat(500_000)}`],
])('a megabyte of %s is read in no time', (_, text) => {
  const began = cpuMilliseconds()
  parse(text)
  expect(cpuMilliseconds() - began).toBeLessThan(2000)
})
