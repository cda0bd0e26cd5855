/**
 * What happens in the container when a port hangs up on a question: a process that dies of it, or an error in the log
 * each time, is a fault; a server of some protocol of its own does neither. Quiet hanging up proves nothing either way.
 */
import type { Clock } from '../../core/clock.ts'
import type { Process } from '../kernel/types.ts'
import type { LogLines } from '../log/lines.ts'
import { quoteLine } from '../log/clean.ts'

/** What was seen of a port that hung up on questions. */
export interface HungUp {
  questions: number
  /** Questions during which a process of the container died that had been there before. */
  deaths: number
  /** A line of the log that came with most questions: the crash or error, else the complaint about the question. */
  line: string | null
  /** Its processes die of questions, or it logs an error for each. */
  isFault: boolean
  /** It answered a greeting of another protocol in HTTP. */
  speaksHttp: boolean
}

export interface HangUps {
  /** Once in a while, between questions. */
  look(): void
  asked(): void
  /** Hears what came of the question that was asked last. */
  record(what: 'hang-up' | 'other'): void
  /** It answered as it should: what came before counts no more. */
  forget(): void
  seen(speaksHttp: boolean): HungUp | null
  /** Seconds until the next question makes sense. */
  pace(): number
  /** It looks as if a question had done harm, and it is not sure yet. */
  isSuspect(): boolean
  stop(): void
}

interface Question {
  /** Seconds by the clock; null while it is open. */
  endedAt: number | null
  isHangUp: boolean
  /** Commands of the processes that died while it was open. */
  died: string[]
  lines: Partial<Record<Complaint, string>>
}

/** What a line says: that something crashed, that the question was not understood, or that something went wrong. */
type Complaint = 'crash' | 'question' | 'error'

const CRASH =
  /\bSIG(?:SEGV|ABRT|BUS|ILL|FPE|KILL|SYS|TRAP)\b|segmentation fault|segfault|core dumped|bus error|illegal instruction|exit signal|\bsignal (?:4|6|7|8|9|11)\b|\bpanic(?:ked)?\b|fatal (?:python )?error|\b(?:worker|child|process)\b.{0,60}\b(?:died|crashed|unexpectedly)/i
/** Its own words for what it does not understand; the numbers are `GET ` read as a length. */
const OF_THE_QUESTION =
  /1195725856|1195725860|542393671|51356034472\d{8}|0x47455420|\bGET \/|\bHTTP\b|magic|protocol|handshake|preamble|\bframe|packet|malformed|\bpars(?:e|er|ing)\b|decod|seriali[sz]|unmarshal|unpack|unpickl|unrecogni[sz]ed|garbage|checksum|\bEOF\b|too (?:large|long|big|short)|(?:bad|invalid|unknown|unsupported|unexpected|wrong|illegal)[ _](?:client|request|header|message|length|version|command|data|signature|preface|size|opcode|type|byte|token|input|verb|method)/i
const ERROR = /\b(?:error|exception|fatal|critical|severe|ERR)\b|[a-z](?:Error|Exception)\b/i
const NO_ERROR = /\b(?:no|0|without) (?:errors?|exceptions?)\b/i

/** A line later than this after a question was not caused by it. */
const LAG_SECONDS = 0.6
const LOOK_SECONDS = 0.1
/** Between questions, and where each seems to do harm: long enough to see that no harm comes without one. */
const PACE_SECONDS = 0.4
const SUSPECT_PACE_SECONDS = 1.5
/** Fewer hang-ups are no proof of anything. */
const LEAST_FAULTS = 2
const SHARE = 0.6
const SUSPECT_SHARE = 0.3
/** A flood of lines is read no further. */
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
  /** Commands that end without a question, and shapes of lines that come without one. */
  const shortLived = new Set<string>()
  const unrelated = new Set<string>()

  const isIdle = () => {
    const endedAt = questions.at(-1)?.endedAt ?? Infinity
    return clock.now() - endedAt > LAG_SECONDS
  }
  const read = (line: string) => {
    const short = line.slice(0, LINE_CHARACTERS).trim()
    const isFrame = /^\s/.test(line) // of a traceback: the error itself stands at its margin
    const complaint = lines++ < MOST_LINES && !isFrame ? complaintOf(short) : null
    if (complaint === null) return
    if (isIdle()) unrelated.add(shapeOf(short))
    else if (questions.length > 0) note(complaint, short)
  }
  const note = (complaint: Complaint, line: string) => {
    const said = questions.at(-1)?.lines ?? {}
    said[complaint] ??= line
  }
  /** Commands of the processes that have died since the last look. */
  const take = (): string[] => {
    const now = new Map((processes() ?? []).filter(isLive).map(({ pid, command }) => [pid, command]))
    const died = [...alive].filter(([pid]) => !now.has(pid)).map(([, command]) => command)
    alive = now
    looked = clock.now()
    return died
  }
  const observe = () => {
    const died = take()
    if (isIdle()) for (const command of died) shortLived.add(command)
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
      questions.push({ endedAt: null, isHangUp: false, died: [], lines: {} })
    },
    record(what) {
      const question = questions.at(-1)
      if (question !== undefined) {
        question.died = take()
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

/** What has no command line any more is a zombie; a shell's `sleep` ends by itself. */
const isLive = ({ command }: Process): boolean =>
  !command.startsWith('[') && !/(?:^|[\s/])sleep /.test(command)

function complaintOf(line: string): Complaint | null {
  if (CRASH.test(line)) return 'crash'
  if (OF_THE_QUESTION.test(line)) return 'question'
  return ERROR.test(line) && !NO_ERROR.test(line) ? 'error' : null
}

const shapeOf = (line: string): string => line.slice(0, LINE_CHARACTERS).replace(/\d+/g, '#').trim()

/** The line by which a question did harm; what only was not understood did none, unless it was HTTP to an HTTP server. */
function faultIn({ lines }: Question, strays: ReadonlySet<string>, speaksHttp: boolean): string | null {
  const isOwn = (line: string | undefined): line is string => line !== undefined && !strays.has(shapeOf(line))
  if (isOwn(lines.crash)) return lines.crash
  if (lines.question !== undefined && !speaksHttp) return null
  return [lines.error].find(isOwn) ?? null
}

const wordsIn = ({ lines }: Question): string | null => lines.crash ?? lines.question ?? lines.error ?? null
