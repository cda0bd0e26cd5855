/** USER, or a tool that changes the user, uses a name that is not in /etc/passwd or /etc/group of the image. */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { userLine, userLocation } from '../../program/user.ts'
import { effectOf } from '../shared/effect.ts'
import { readLog } from '../shared/log-cause.ts'

interface Unknown {
  kind: 'user' | 'group'
  name: string
}

const ENGINE = /unable to find (user|group) ([^\s:]{1,100})/i
const SAYS: readonly [RegExp, Unknown['kind']][] = [
  [/unable to find user ([^\s:]{1,100})/i, 'user'],
  [/unable to find group ([^\s:]{1,100})/i, 'group'],
  [/^su: user ['"]?([^\s'"]{1,100})['"]? does not exist/, 'user'],
  [
    /^(?:su|chown|chpst|setuidgid|sudo|install): (?:unknown|invalid) user(?:\/group)?:? ['"‘]?([^\s'"’:]{1,100})/,
    'user',
  ],
  [/^(?:chown|chgrp|install): (?:unknown|invalid) group:? ['"‘]?:?([^\s'"’]{1,100})/, 'group'],
  [/getpwnam\(["']?([^\s"')]{1,100})["']?\)(?: failed|:)/, 'user'],
  [/getpwnam\(\): name not found: ['"]?([^\s'"]{1,100})/, 'user'],
  [/getgrnam\(["']?([^\s"')]{1,100})["']?\)(?: failed|:)/, 'group'],
  [/getgrnam\(\): name not found: ['"]?([^\s'"]{1,100})/, 'group'],
  [/bad user name ([^\s:]{1,100})/, 'user'],
  [/setpriv: failed to (?:find|get) (?:user|uid)[^:]{0,30}: ?['"]?([^\s'"]{1,100})/, 'user'],
]

export const unknownUser: Cause = {
  code: 'unknown-user',
  level: 'fail',
  about: 'USER names a user or group that the image does not have',
  find: (evidence) => reportedByEngine(evidence) ?? reportedInLog(evidence),
}

function reportedByEngine(evidence: Evidence): CauseFinding | null {
  const { startFailure } = evidence
  const [, kind, name] = ENGINE.exec(startFailure ?? '') ?? []
  if (startFailure === null || kind === undefined || name === undefined) return null
  return {
    confidence: 'proved',
    message: `the ${kind} \`${name}\` is not in the image`,
    fix: fixOf(kind, name),
    ...userLocation(evidence),
    evidence: [userLine(evidence), startFailure],
  }
}

function reportedInLog(evidence: Evidence): CauseFinding | null {
  if (evidence.startFailure !== null) return null
  const found = readLog(evidence, unknownIn)
  if (found?.isSure !== true) return null
  const { kind, name } = found.said
  return {
    confidence: 'likely',
    message: `${effectOf(evidence)}: the ${kind} \`${name}\` is not in the image`,
    fix: fixOf(kind, name),
    evidence: [found.line],
  }
}

function unknownIn(line: string): Unknown | null {
  for (const [pattern, kind] of SAYS) {
    const name = pattern.exec(line)?.[1]
    if (name !== undefined) return { kind, name }
  }
  return null
}

const fixOf = (kind: string, name: string): string =>
  `Create it in the final stage (\`RUN ${kind === 'group' ? 'groupadd' : 'useradd'} --system ${name}\`; on Alpine \`${kind === 'group' ? 'addgroup' : 'adduser'} -S ${name}\`), or use its number.`
