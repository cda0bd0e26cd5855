/**
 * Evidence of real containers, written down once with SEA_TRIAL_EVIDENCE: what was seen of them then is judged now.
 * A file is called after the code that must lead its failures, or, where that is no failure, be among what is told;
 * what stands between that and `.json` tells two of them apart.
 */
import { expect, test } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CAUSES, diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'

const FOLDER = join(import.meta.dirname, '..', 'recorded')

test.each(readdirSync(FOLDER))('%s', (file) => {
  const evidence = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Evidence
  const codes = diagnose(evidence).map(({ code, level }) => ({ code, level }))
  const [code] = file.split('.')
  const failures = codes.filter(({ level }) => level === 'fail')
  const isFailure = CAUSES.find((cause) => cause.code === code)?.level === 'fail'
  if (isFailure && failures.length > 0) expect(failures[0]?.code).toBe(code)
  else expect(codes.map((one) => one.code)).toContain(code)
})
