/** Python: `Traceback (most recent call last):`, frames outermost first, the error last; chains one after the other. */
import { ownFrame, type Frame, type TracebackParser, type Thrown } from './traceback.ts'

const HEADER = 'Traceback (most recent call last):'
const FRAME = /^\s+File "([^"]{1,400})", line (\d{1,9})/
const ERROR = /^([A-Za-z_][\w.]{0,200})(?:: (.*))?$/
const CHAINED =
  /^(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):$/
/** Errors without a traceback: a missing module of `-m`, and an interpreter that cannot start. */
const BARE =
  /^(?:\S{0,200}python[\d.]{0,9}: (?:Error while finding module specification for '[^']{1,200}' \(ModuleNotFoundError: )?(No module named [^()]*)\)?|Fatal Python error: (.*))$/
const LIBRARY = /\/(?:site|dist)-packages\/|\/lib(?:64)?\/python[\d.]+\/|^<|\/s?bin\/[^/]{1,100}$/
/** Members of an exception group are indented behind a bar. */
const GROUP = /^ {2,40}[|+](?:-\+)?[- ]?/

interface Block {
  from: number
  to: number
  frames: Frame[]
  thrown: Thrown
  /** The first error of the chain. */
  root: Thrown
}

export const python: TracebackParser = (printed) => {
  const lines = printed.map((line) => line.replace(GROUP, ''))
  const block = lastBlock(lines)
  if (block === null) return bare(lines)
  const { frames, thrown, root, from, to } = block
  return {
    language: 'Python',
    ...thrown,
    ...locationOf(frames.reverse(), thrown),
    ...(root === thrown ? {} : { cause: root }),
    from,
    to,
  }
}

/** A syntax error in the main script has no header, only the location. */
function lastBlock(lines: readonly string[]): Block | null {
  let last: Block | null = null
  let open: { from: number; frames: Frame[] } | null = null
  let isChained = false
  for (const [at, line] of lines.entries()) {
    const [, file, number] = FRAME.exec(line) ?? []
    if (line.endsWith(HEADER) || (file !== undefined && open === null)) open = { from: at, frames: [] }
    if (file !== undefined) open?.frames.push({ file, line: Number(number) })
    else if (open && open.frames.length > 0 && ERROR.test(line)) {
      const thrown = thrownOf(line)
      last = { ...open, to: at, thrown, root: isChained && last ? last.root : thrown }
      open = null
      isChained = false
    } else if (CHAINED.test(line)) isChained = true
  }
  return last
}

/** The importing frame is not the location of the error, unless it is in the app. */
function locationOf(frames: readonly Frame[], { exception }: Thrown): Partial<Frame> {
  const place = ownFrame(frames, (file) => LIBRARY.test(file))
  const isOfApp = place.file !== undefined && !LIBRARY.test(place.file)
  return isOfApp || (exception !== 'ModuleNotFoundError' && place.file?.startsWith('<') !== true) ? place : {}
}

function thrownOf(line: string): Thrown {
  const [, exception = line, message = ''] = ERROR.exec(line) ?? []
  return { exception: exception.replace(/^(?:\w+\.)+(?=\w+$)/, ''), message }
}

function bare(lines: readonly string[]): ReturnType<TracebackParser> {
  const at = lines.findLastIndex((line) => BARE.test(line))
  const [, missing, fatal = ''] = BARE.exec(lines[at] ?? '') ?? []
  if (at < 0) return null
  const thrown: Thrown =
    missing === undefined
      ? { exception: 'Fatal Python error', message: fatal }
      : { exception: 'ModuleNotFoundError', message: missing }
  return { language: 'Python', ...thrown, from: at, to: at }
}
