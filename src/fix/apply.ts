/** Makes one change of a remedy in a draft, or says why it is not certain. Pure: one function for each kind. */
import { posix } from 'node:path'
import { copyOf } from '../build/dockerfile/index.ts'
import type { Way } from '../core/schema.ts'
import { instructionIn, pieceAt, withPieces, type Draft, type Piece } from './draft.ts'
import { done, refused, type Change } from './refusal.ts'
import { runOf, type Run } from './run.ts'
import { nameOf, programOf, type Command } from './shell.ts'
import { indentOf, inserted, lineEndOf, logicalOf } from './written.ts'

/** Lines of the instructions whose layers hold something below a path; null where they are not known. */
export type LinesBelow = (path: string) => readonly number[] | null

type Of<Kind extends Way['kind']> = Extract<Way, { kind: Kind }>

export function applied(draft: Draft, way: Way, linesBelow: LinesBelow): Change<Draft> {
  switch (way.kind) {
    case 'option':
      return withOption(draft, way)
    case 'append':
      return appended(draft, way)
    case 'join':
      return joined(draft, way)
    case 'copy-as':
      return copiedAs(draft, way, linesBelow)
    case 'ignore':
      return ignoring(draft, way)
  }
}

function withOption(draft: Draft, { line, program, subcommand, option }: Of<'option'>): Change<Draft> {
  const run = runOf(pieceAt(draft, line), draft)
  if (!run.ok) return run
  const { piece, script, at } = run.value
  const places = script.commands
    .map((command) => afterCall(command, program, subcommand, option))
    .filter((place) => place !== null)
  const call = [program, subcommand].filter(Boolean).join(' ')
  if (places.length === 0)
    return refused(`no call of \`${call}\` without \`${option}\` is found in the RUN at line ${line}`)
  const text = inserted(
    piece.text,
    // after the last character of the word: what follows it may be a continuation
    places.map((place) => ({ at: (at[place - 1] ?? 0) + 1, text: ` ${option}` })),
  )
  return done(withPieces(draft, [{ ...piece, text }]))
}

/** Where the option goes: after the subcommand, else after the program. Null for other calls, and if it is there. */
function afterCall(
  command: Command,
  program: string,
  subcommand: string | undefined,
  option: string,
): number | null {
  const all = programOf(command)
  const isModule = /^python[\d.]*$/.test(nameOf(all[0])) && all[1]?.text === '-m'
  const [name, ...rest] = isModule ? all.slice(2) : all
  if (nameOf(name).replace(/[\d.]+$/, '') !== program || rest.some(({ text }) => text === option)) return null
  if (subcommand === undefined) return name?.end ?? null
  const found = rest.find(({ text }) => !text.startsWith('-'))
  return found?.text === subcommand ? found.end : null
}

function appended(draft: Draft, { line, command }: Of<'append'>): Change<Draft> {
  const run = runOf(pieceAt(draft, line), draft)
  if (!run.ok) return run
  const { piece, script, at, isHeredoc } = run.value
  const end = isHeredoc ? endOfScript(run.value) : (at.at(-1) ?? 0)
  if (script.isOpen || script.commands.length === 0 || /[;&|]/.test(piece.text.charAt(end - 1)))
    return refused(`the RUN at line ${line} ends with an operator`)
  // with &&, because without `set -e` a script ends as its last command does
  const text = (isHeredoc ? ` &&${lineEndOf(piece.text)}` : continued(piece, draft)) + command
  return done(withPieces(draft, [{ ...piece, text: inserted(piece.text, [{ at: end, text }]) }]))
}

/** The offset in the piece's text after the last character of a here-document that is no white space. */
const endOfScript = ({ piece, at }: Run): number => piece.text.slice(0, at.at(-1)).trimEnd().length

/** ` \`, a new line, `    && ` */
const continued = ({ text }: Piece, { escape }: Draft): string =>
  ` ${escape}${lineEndOf(text)}${indentOf(text)}&& `

/** Instructions that change neither files nor how a RUN runs. */
const INERT = new Set([
  'LABEL',
  'EXPOSE',
  'CMD',
  'ENTRYPOINT',
  'STOPSIGNAL',
  'HEALTHCHECK',
  'MAINTAINER',
  'ONBUILD',
])

/** The RUNs between them are joined too, so that the order of the commands stays. */
function joined(draft: Draft, { into, from }: Of<'join'>): Change<Draft> {
  const [first, last] = [pieceAt(draft, into), pieceAt(draft, from)]
  if (first === null || last === null) return refused('no RUN begins on that line')
  if (first.line === last.line) return done(draft) // by another fix
  if (first.line > last.line) return refused('the second RUN comes first')
  const between = draft.pieces.filter(
    ({ line, keyword, into: gone }) =>
      line > first.line && line < last.line && keyword !== null && gone === null,
  )
  const other = between.find(({ keyword }) => keyword !== 'RUN' && !INERT.has(keyword ?? ''))
  if (other) return refused(`${other.keyword ?? ''} at line ${other.line} is between the two`)
  const runs = [...between.filter(({ keyword }) => keyword === 'RUN'), last]
  return runs.reduce<Change<Draft>>(
    (all, run) => (all.ok ? joinedTwo(all.value, first.line, run.line) : all),
    done(draft),
  )
}

function joinedTwo(draft: Draft, into: number, from: number): Change<Draft> {
  const [one, two] = [runOf(pieceAt(draft, into), draft), runOf(pieceAt(draft, from), draft)]
  if (!one.ok) return one
  if (!two.ok) return two
  const why = whyApart(one.value, two.value)
  if (why !== null) return refused(why)
  const { piece, at } = one.value
  const body = bodyOf(two.value, draft)
  const text = inserted(piece.text, [{ at: at.at(-1) ?? 0, text: continued(piece, draft) + body }])
  return done(withPieces(draft, [{ ...piece, text }, ...intoFirst(two.value.piece, into, draft)]))
}

/** The piece is empty from now on, and what it had taken in belongs to the first. */
const intoFirst = (piece: Piece, into: number, { pieces }: Draft): Piece[] => [
  { ...piece, text: '', into },
  ...pieces.filter((one) => one.into === piece.line).map((one) => ({ ...one, into })),
]

/** In braces where `&&` would bind only a part of it. */
function bodyOf({ piece, script, at }: Run, { escape }: Draft): string {
  const body = piece.text.slice(at[0], logicalOf(piece.text, escape).end)
  return script.operators.every((operator) => operator === '&&') ? body : `{ ${body}; }`
}

/** Commands after which the next one runs in another state. */
const CHANGES_STATE = new Set([
  'cd',
  'pushd',
  'popd',
  'exec',
  'exit',
  'trap',
  'umask',
  'ulimit',
  'alias',
  'export',
  'unset',
  'source',
  '.',
  'eval',
  'shift',
])

function whyApart(one: Run, two: Run): string | null {
  const place = `the RUN at line ${two.piece.line}`
  if (one.flags !== two.flags) return `${place} has other options`
  if (one.isHeredoc || two.isHeredoc) return 'a here-document cannot be joined'
  if (one.script.isOpen || two.script.isOpen) return 'one of the two ends with an operator'
  const state = one.script.commands
    .filter(({ depth }) => depth === 0)
    .map((command) => changesState(command))
    .find((word) => word !== null)
  if (state === undefined || (state === 'cd' && two.script.commands.every(isDeletion))) return null
  return `\`${state}\` in the RUN at line ${one.piece.line} would change what ${place} does`
}

/** The word that does; null if none. */
function changesState(command: Command): string | null {
  const [program] = programOf(command)
  if (program === undefined) return '='
  if (command.words.some(({ text }) => text === 'exec')) return 'exec'
  return CHANGES_STATE.has(program.text) ? program.text : null
}

/** `rm` of absolute paths: it does the same in any folder. */
function isDeletion(command: Command): boolean {
  const [program, ...rest] = programOf(command)
  return program?.text === 'rm' && rest.every(({ text }) => /^(?:-\w+|\/\S*)$/.test(text))
}

const COPY_OPTIONS = { chown: '--chown', chmod: '--chmod' } as const

/** Only for one recursive chown or chmod of exactly the folder that the COPY fills, and no other layer does. */
function copiedAs(draft: Draft, { copy, run }: Of<'copy-as'>, linesBelow: LinesBelow): Change<Draft> {
  const [from, changing] = [pieceAt(draft, copy), runOf(pieceAt(draft, run), draft)]
  if (!changing.ok) return changing
  const instruction = from && instructionIn(from, draft)
  const copying = instruction && copyOf(instruction)
  if (!from || !copying) return refused('no COPY begins on that line')
  const { piece, script, at } = changing.value
  const [command] = script.commands
  const [program, recursive, value, path, ...more] = command?.words ?? []
  const name = program?.text === 'chown' || program?.text === 'chmod' ? program.text : null
  const isRecursive = recursive?.text === '-R' || recursive?.text === '--recursive'
  if (script.commands.length !== 1 || name === null || !isRecursive || !value || !path || more.length > 0)
    return refused(`the RUN at line ${run} does more than one recursive chown or chmod of one folder`)
  if (!(name === 'chown' ? /^[\w.-]+(?::[\w.-]+)?$/ : /^[0-7]{3,4}$/).test(value.text))
    return refused(`\`${value.text}\` depends on what the files have before`)
  const option = COPY_OPTIONS[name]
  if (instruction.args.includes(`${option}=`))
    return refused(`the COPY at line ${copy} has \`${option}\` already`)
  const folder = folderAt(path.text, piece.line, draft)
  if (folder === null || folder !== folderAt(copying.target, from.line, draft))
    return refused(`\`${path.text}\` is not exactly what the COPY at line ${copy} fills`)
  const lines = linesBelow(folder)
  const other = lines?.find((line) => line !== copy && line !== run)
  if (lines === null || other !== undefined)
    return refused(
      `files below ${folder} ${other ? `come from line ${other} too` : 'may come from other lines too'}`,
    )
  const keyword = /^\s*\S+/.exec(from.text)?.[0].length ?? 0
  const [start, end] = [at[recursive.start - 1] ?? 0, at[recursive.end] ?? 0]
  return done(
    withPieces(draft, [
      { ...from, text: inserted(from.text, [{ at: keyword, text: ` ${option}=${value.text}` }]) },
      { ...piece, text: piece.text.slice(0, start) + piece.text.slice(end) },
    ]),
  )
}

/** Absolute; null with a variable in it. */
function folderAt(path: string, line: number, draft: Draft): string | null {
  let folder: string | null = '/'
  for (const piece of draft.pieces) {
    if (piece.line >= line) break
    // the base image's is unknown
    if (piece.keyword === 'FROM') folder = null
    const named = piece.keyword === 'WORKDIR' ? (instructionIn(piece, draft)?.args ?? '$') : null
    if (named !== null) folder = resolved(folder, named)
  }
  return resolved(folder, path)
}

function resolved(folder: string | null, path: string): string | null {
  if (!/^[\w./@+-]+$/.test(path)) return null
  if (path.startsWith('/')) return posix.resolve(path)
  return folder === null ? null : posix.resolve(folder, path)
}

function ignoring(draft: Draft, { patterns }: Of<'ignore'>): Change<Draft> {
  const { ignore } = draft
  const text = ignore.text ?? ''
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()))
  const missing = patterns.filter((pattern) => !there.has(pattern))
  if (missing.length === 0) return refused(`${ignore.file} lists it already`)
  const eol = lineEndOf(text)
  const start = text === '' || text.endsWith('\n') ? text : text + eol
  return done({ ...draft, ignore: { ...ignore, text: start + missing.map((one) => one + eol).join('') } })
}
