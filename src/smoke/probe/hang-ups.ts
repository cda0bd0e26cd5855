/**
 * What happens in the container when a port closes the connection without an answer (a hang-up): a process that dies, or
 * an error in the log each time, is a fault; a server of an unknown protocol shows neither. Hang-ups alone prove nothing.
 */
import type { Clock } from '../../core/clock.ts'
import type { Process } from '../kernel/types.ts'
import type { LogLines } from '../log/lines.ts'
import { quoteLine } from '../log/clean.ts'

/** What was observed of a port that closed connections without an answer. */
export interface HungUp {
  questions: number
  /** Requests during which a process died that had run before. */
  deaths: number
  /** The log line that came with most requests: a crash or error, else one that rejects the request. */
  line: string | null
  /** Requests kill its processes, or it logs an error for each. */
  isFault: boolean
  /** It answered another protocol's greeting in HTTP. */
  speaksHttp: boolean
}

export interface HangUps {
  /** To be called again and again between requests. */
  look(): void
  asked(): void
  /** Takes the result of the last request. */
  record(what: 'hang-up' | 'other'): void
  /** It answered: earlier hang-ups no longer count. */
  forget(): void
  seen(speaksHttp: boolean): HungUp | null
  /** Seconds to wait before the next request. */
  pace(): number
  /** A request seems to have caused a fault, but not often enough to be sure. */
  isSuspect(): boolean
  stop(): void
}

interface Question {
  /** Seconds by the clock; null while it has no answer. */
  endedAt: number | null
  isHangUp: boolean
  /** PIDs of the processes that ran when it was asked. */
  before: ReadonlySet<number>
  /** Commands of those that died while it was open, or soon after: a process closes its sockets before it is gone. */
  died: string[]
  lines: Partial<Record<Complaint, string>>
}

/** What a line reports: a crash, a request that was not understood, or another error. */
type Complaint = 'crash' | 'question' | 'error'

const CRASH =
  /\bSIG(?:SEGV|ABRT|BUS|ILL|FPE|KILL|SYS|TRAP)\b|segmentation fault|segfault|core dumped|bus error|illegal instruction|exit signal|\bsignal (?:4|6|7|8|9|11)\b|\bpanic(?:ked)?\b|fatal (?:python )?error|\b(?:worker|child|process)\b.{0,60}\b(?:died|crashed|unexpectedly)/i
/** Words for a request that was not understood; the numbers are `GET ` read as a length. */
const OF_THE_QUESTION =
  /1195725856|1195725860|542393671|51356034472\d{8}|0x47455420|\bGET \/|\bHTTP\b|magic|protocol|handshake|preamble|\bframe|packet|malformed|\bpars(?:e|er|ing)\b|decod|seriali[sz]|unmarshal|unpack|unpickl|unrecogni[sz]ed|garbage|checksum|\bEOF\b|too (?:large|long|big|short)|(?:bad|invalid|unknown|unsupported|unexpected|wrong|illegal)[ _](?:client|request|header|message|length|version|command|data|signature|preface|size|opcode|type|byte|token|input|verb|method)/i
const ERROR = /\b(?:error|exception|fatal|critical|severe|ERR)\b|[a-z](?:Error|Exception)\b/i
const NO_ERROR = /\b(?:no|0|without) (?:errors?|exceptions?)\b/i

/** A line that comes later than this after a request was not caused by it. */
const LAG_SECONDS = 0.6
const LOOK_SECONDS = 0.1
/** Between requests, and where each seems to cause a fault: long enough to see that none occurs without one. */
const PACE_SECONDS = 0.4
const SUSPECT_PACE_SECONDS = 1.5
/** Fewer prove nothing. */
const LEAST_FAULTS = 2
const SHARE = 0.6
const SUSPECT_SHARE = 0.3
/** Further lines are not read. */
const MOST_LINES = 5000
const LINE_CHARACTERS = 500

interface HangUpSources {
  log: LogLines
  clock: Clock
  /** Null where they cannot be seen. */
  processes: () => readonly Process[] | null
}

export function watchHangUps({ log, clock, processes }: HangUpSources): HangUps {
  let questions: Question[] = []
  let alive = new Map<number, string>()
  let looked = -Infinity
  let lines = 0
  let unwatch: (() => void) | null = null
  /** Commands that also end without a request, and shapes of lines that also come without one. */
  const shortLived = new Set<string>()
  const unrelated = new Set<string>()

  const isIdle = () => {
    const endedAt = questions.at(-1)?.endedAt ?? Infinity
    return clock.now() - endedAt > LAG_SECONDS
  }
  const read = (line: string) => {
    const short = line.slice(0, LINE_CHARACTERS).trim()
    const isFrame = /^\s/.test(line) // of a traceback: the error itself is not indented
    const complaint = lines++ < MOST_LINES && !isFrame ? complaintOf(short) : null
    if (complaint === null) return
    if (isIdle()) unrelated.add(shapeOf(short))
    else if (questions.length > 0) note(complaint, short)
  }
  const note = (complaint: Complaint, line: string) => {
    const said = questions.at(-1)?.lines ?? {}
    said[complaint] ??= line
  }
  const observe = () => {
    const now = new Map((processes() ?? []).filter(isLive).map(({ pid, command }) => [pid, command]))
    const died = [...alive].filter(([pid]) => !now.has(pid))
    const question = questions.at(-1)
    alive = now
    looked = clock.now()
    if (isIdle()) for (const [, command] of died) shortLived.add(command)
    else question?.died.push(...died.flatMap(([pid, command]) => (question.before.has(pid) ? [command] : [])))
  }
  const hangUps = () => questions.filter(({ isHangUp }) => isHangUp)
  const deaths = () => hangUps().filter(({ died }) => died.some((command) => !shortLived.has(command))).length
  const faults = (speaksHttp: boolean) => {
    const found = hangUps().flatMap((question) => faultIn(question, unrelated, speaksHttp) ?? [])
    const isRule = found.length >= LEAST_FAULTS && found.length >= SHARE * (hangUps().length - 1)
    return isRule ? found : []
  }
  /** One of several may be a coincidence. */
  const isSuspect = () => {
    const errors = hangUps().filter((question) => faultIn(question, unrelated, false) !== null).length
    const harm = Math.max(errors, deaths())
    return harm > 0 && harm > SUSPECT_SHARE * hangUps().length
  }
  const stop = () => {
    unwatch?.()
    unwatch = null
    questions = []
  }
  return {
    stop,
    forget: stop,
    look() {
      if (unwatch !== null && clock.now() - looked >= LOOK_SECONDS) observe()
    },
    asked() {
      if (unwatch === null) return
      observe()
      questions.push({ endedAt: null, isHangUp: false, before: new Set(alive.keys()), died: [], lines: {} })
    },
    record(what) {
      const question = questions.at(-1)
      if (question !== undefined) {
        observe()
        question.endedAt = clock.now()
        question.isHangUp = what === 'hang-up'
      }
      if (what === 'hang-up') unwatch ??= log.watch((some) => some.forEach(read))
    },
    pace: () => (isSuspect() ? SUSPECT_PACE_SECONDS : PACE_SECONDS),
    isSuspect,
    seen(speaksHttp) {
      const asked = hangUps()
      if (asked.length === 0) return null
      const found = faults(speaksHttp)
      const said = found.at(-1) ?? asked.map(wordsIn).findLast((line) => line !== null) ?? null
      return {
        questions: asked.length,
        deaths: deaths(),
        line: said === null ? null : quoteLine(said),
        isFault: (deaths() >= LEAST_FAULTS && isSuspect()) || found.length > 0,
        speaksHttp,
      }
    },
  }
}

/** A process without a command line is a zombie; a shell's `sleep` ends by itself. */
const isLive = ({ command }: Process): boolean =>
  !command.startsWith('[') && !/(?:^|[\s/])sleep /.test(command)

function complaintOf(line: string): Complaint | null {
  if (CRASH.test(line)) return 'crash'
  if (OF_THE_QUESTION.test(line)) return 'question'
  return ERROR.test(line) && !NO_ERROR.test(line) ? 'error' : null
}

const shapeOf = (line: string): string => line.slice(0, LINE_CHARACTERS).replace(/\d+/g, '#').trim()

/** The line of the fault that a request caused. A request that was not understood is none, unless it was HTTP to an HTTP server. */
function faultIn({ lines }: Question, strays: ReadonlySet<string>, speaksHttp: boolean): string | null {
  const isOwn = (line: string | undefined): line is string => line !== undefined && !strays.has(shapeOf(line))
  if (isOwn(lines.crash)) return lines.crash
  if (lines.question !== undefined && !speaksHttp) return null
  return [lines.error].find(isOwn) ?? null
}

const wordsIn = ({ lines }: Question): string | null => lines.crash ?? lines.question ?? lines.error ?? null
