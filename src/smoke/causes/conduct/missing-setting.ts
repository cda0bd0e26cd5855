/** The log names a missing setting. A log is not proof, so this is a hint beside what happened. */
import type { Cause } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { quoteLine } from '../../log/clean.ts'
import { hasFailed } from '../shared/effect.ts'
import { readLog } from '../shared/log-cause.ts'

const NAME = String.raw`['"\x60‘\[{$]{0,3}([A-Z][A-Z0-9_]{2,60})['"\x60’\]}]{0,3}`
const VARIABLE = String.raw`(?:environment|env)\.? ?(?:variables?|vars?|settings?)?(?:\(s\))?`
const LACK = String.raw`(?:not (?:set|defined|found|provided|configured|specified|present|given)|missing|unset|undefined|required|empty|null|blank|mandatory|None)`
const pattern = (text: string): RegExp =>
  new RegExp(
    text
      .replace('NAME', () => NAME)
      .replace('VARIABLE', () => VARIABLE)
      .replace('LACK', () => LACK),
  )

/** Wordings in which only the name of a variable can be. */
const UNAMBIGUOUS: readonly RegExp[] = [
  pattern(String.raw`(?:[Ee]nvironment|[Ee]nv)[ .](?:[Vv]ariables?|[Vv]ars?)?:? ?NAME`),
  pattern(String.raw`(?:[Ee]nvironment|[Ee]nv) (?:[Vv]ariables?|[Vv]ars?)?[^A-Z]{0,40}: ?NAME`),
  pattern(String.raw`NAME (?:[Ee]nvironment|[Ee]nv)(?: ?[Vv]ariable| ?var)?`),
  pattern(String.raw`process\.env\.NAME`),
  pattern(String.raw`required key NAME missing value`), // Go's envconfig
  pattern(String.raw`You (?:must|need to) (?:specify|set|provide) NAME`),
  pattern(String.raw`\bplaceholder NAME`), // Spring
]
/** Wordings in which other capitalised words occur too: the name must have an underscore or be in SINGLE_WORDS. */
const AMBIGUOUS: readonly RegExp[] = [
  pattern(
    String.raw`(?:^|[\s:"'(\[])NAME:? (?:is |was |are |has been |must be |needs? to be |should be |cannot be |can't be |can not be |must not be |may not be |setting |value |key )*(?:LACK|set|defined|provided|specified)\b`,
  ),
  pattern(String.raw`NAME setting must not be empty`),
  pattern(
    String.raw`(?:[Mm]issing|[Rr]equired|[Uu]ndefined|[Nn]o|[Ss]et|[Ss]pecify|[Pp]rovide|[Dd]efine)(?: (?:required|the|a|value|value for|values? of|setting|config(?:uration)?|parameter|option|key|variables?|secret))*:? NAME`,
  ),
  pattern(String.raw`KeyError: NAME$`),
  pattern(String.raw`key not found: NAME`),
  pattern(
    String.raw`(?:^|: )NAME: (?:parameter (?:null or )?not set|unbound variable|undefined|[Rr]equired|parameter null)`,
  ),
]
const SINGLE_WORDS = new Set([
  'PORT',
  'TOKEN',
  'SECRET',
  'HOST',
  'DSN',
  'PASSWORD',
  'LICENSE',
  'DATABASE',
  'HOSTNAME',
  'DOMAIN',
])
/** Error codes, which are not settings. */
const CODE =
  /^(?:E[A-Z]{3,}|ERR_\w+|MODULE_NOT_FOUND|SIG[A-Z]+|ERROR|FATAL|WARN|INFO|HTTP\w*|JSON|TLS|SSL|URL|API)$/

export const missingSetting: Cause = {
  code: 'missing-setting',
  level: 'note',
  about: 'its log names a setting that is not set',
  find: (evidence) => {
    if (!hasFailed(evidence) || evidence.startFailure !== null) return null
    const found = readLog(evidence, (line) => settingIn(line, evidence))
    if (found === null) return null
    const { line, said: name } = found
    return {
      confidence: 'hint',
      message: `the log says ${name} is not set`,
      fix: settingFix(name),
      evidence: [quoteLine(line.trim())],
    }
  },
}

export const settingFix = (name: string): string =>
  `Set it with \`env: ${name}=…\`, or set a default with ENV in the Dockerfile if it is not a secret.`

/** The setting that the log reports as missing; null if there is none. */
export const settingMissing = (evidence: Evidence): string | null =>
  readLog(evidence, (line) => settingIn(line, evidence))?.said ?? null

/** Null also for a setting that has a value. */
function settingIn(line: string, { image, inputs }: Evidence): string | null {
  const name = nameIn(UNAMBIGUOUS, line, () => true) ?? nameIn(AMBIGUOUS, line, isLikely)
  const isGiven = [...image.env, ...inputs.env].some((item) => item.startsWith(`${name ?? ''}=`))
  return name === null || isGiven ? null : name
}

function nameIn(patterns: readonly RegExp[], line: string, isName: (name: string) => boolean): string | null {
  for (const one of patterns) {
    const name = one.exec(line)?.[1]
    if (name !== undefined && !CODE.test(name) && isName(name)) return name
  }
  return null
}

const isLikely = (name: string): boolean => name.includes('_') || SINGLE_WORDS.has(name)
