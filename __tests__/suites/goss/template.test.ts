/** The part of Go's templates that is supported: its text, its lines, and a refusal of the rest. */
import { describe, expect, test } from '@jest/globals'
import { WrongFile } from '../../../src/lib/document.ts'
import { render } from '../../../src/suites/goss/template.ts'

const data = { Env: { OS: 'bullseye', N: '' }, Vars: { a: { b: 'x' }, list: ['p', 'q'], none: [] } }
const text = (source: string) => render(source, data).text

describe('render', () => {
  test.each([
    ['plain', 'plain'],
    ['{{.Env.OS}} {{ .Vars.a.b }}', 'bullseye x'],
    ['a {{- " b " -}} c', 'a b c'],
    ['{{/* {{ no }} */}}x', 'x'],
    ['{{range mkSlice "A" "b"}}{{. | toLower}},{{end}}', 'a,b,'],
    ['{{range $i, $one := .Vars.list}}{{$i}}{{$one}}{{end}}', '0p1q'],
    ['{{range .Vars.none}}x{{else}}none{{end}}', 'none'],
    ['{{range $k, $v := .Vars.a}}{{$k}}={{$v}}{{end}}', 'b=x'],
    ['{{if .Env.N}}1{{else if eq .Env.OS "bullseye"}}2{{else}}3{{end}}', '2'],
    ['{{if and .Env.OS (not .Env.N)}}y{{end}}', 'y'],
    ['{{with .Vars.a}}{{.b}}{{end}}', 'x'],
    ['{{$x := index .Vars .Env.N}}{{if $x}}y{{else}}n{{end}}', 'n'],
    ['{{index .Vars "a" "b"}}', 'x'],
    ['{{getEnv "NONE" "d"}}{{getEnv "OS"}}', 'dbullseye'],
    ['{{toJson .Vars.list}}', '["p","q"]'],
    ['{{if .Env.OS | regexMatch "^bull"}}y{{end}}', 'y'],
    ['{{ "hi!" | upper | repeat 2 }}', 'HI!HI!'],
    ['{{default "d" .Env.N}}', 'd'],
  ])('%s → %s', (source, expected) => expect(text(source)).toBe(expected))

  test('each line is known to be from which', () => {
    const { text: out, lines } = render('a\n{{range .Vars.list}}\n{{.}}:\n{{end}}\nz', data)
    expect(out.split('\n').map((line, at) => `${lines[at]} ${line}`)).toEqual([
      '1 a',
      '2 ',
      '3 p:',
      '4 ',
      '3 q:',
      '4 ',
      '5 z',
    ])
  })

  test.each([
    ['\n{{.Env.NONE}}', 2, '.Env.NONE is not set'],
    ['{{.Vars.a.c}}', 1, 'is not set'],
    ['{{readFile "/etc/passwd"}}', 1, 'not supported'],
    ['{{template "x"}}', 1, 'not supported'],
    ['{{.Env.OS', 1, 'not closed'],
    ['{{end}}', 1, 'nothing to belong to'],
    ['x\n\n{{if .Env.OS}}', 3, 'no `{{end}}`'],
    ['{{range .Env.OS}}{{end}}', 1, 'needs a list'],
    ['{{repeat 99999999 "x"}}', 1, 'wrong count'],
    [
      `{{range .Vars.list}}${'{{range $.Vars.list}}'.repeat(20)}x${'{{end}}'.repeat(20)}{{end}}`,
      1,
      'too many steps',
    ],
  ])('%s is refused', (source, line, why) => {
    let error: unknown
    try {
      render(source, data)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(WrongFile)
    expect(error).toMatchObject({ line, message: expect.stringContaining(why) })
  })
})
