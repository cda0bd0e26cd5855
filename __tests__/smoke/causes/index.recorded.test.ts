/**
 * Replays evidence of real containers, recorded with SEA_TRIAL_EVIDENCE. A file is named after the code that must lead its
 * failures or, if that code is not a failure, must be among the findings; the text between the code and `.json` is free.
 * Evidence of rehearsals with other containers is in `rehearsed` of the file.
 */
import { expect, test } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CAUSES, diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import { rehearsalFindings } from '../../../src/smoke/rehearsal/result.ts'
import type { RehearsalSeen } from '../../../src/smoke/rehearsal/seen.ts'

const FOLDER = join(import.meta.dirname, '..', 'recorded')

test.each(readdirSync(FOLDER))('%s', (file) => {
  const evidence = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Evidence & {
    readonly rehearsed?: readonly RehearsalSeen[]
  }
  const { rehearsed = [] } = evidence
  const codes = [...diagnose(evidence), ...rehearsed.flatMap(rehearsalFindings)].map(({ code, level }) => ({
    code,
    level,
  }))
  const [code] = file.split('.')
  const failures = codes.filter(({ level }) => level === 'fail')
  const isFailure = CAUSES.find((cause) => cause.code === code)?.level === 'fail'
  if (isFailure && failures.length > 0) expect(failures[0]?.code).toBe(code)
  else expect(codes.map((one) => one.code)).toContain(code)
})
