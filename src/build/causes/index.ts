/** Why a build failed. Each cause is a pure function of the known facts; the first one that matches is reported. */
import type { Finding } from '../../core/schema.ts'
import type { Failure } from './failure.ts'
import { argScope, argScopeOfRun } from './arg-scope.ts'
import { baseUnavailable } from './base-unavailable.ts'
import { buildFailed } from './build-failed.ts'
import type { Cause } from './cause.ts'
import { copySource } from './copy-source.ts'
import { dockerfileInvalid } from './dockerfile-invalid.ts'
import { refusedProgram } from './refused-program.ts'
import { secretMissing } from './secret-missing.ts'
import { unknownStage } from './unknown-stage.ts'

export { lackingBase } from './base-unavailable.ts'
export { tooLong } from './build-failed.ts'

const CAUSES: readonly Cause[] = [
  argScope,
  copySource, // some builders fail before the step begins, as if the Dockerfile were wrong
  unknownStage,
  dockerfileInvalid,
  baseUnavailable,
  secretMissing,
  refusedProgram,
  argScopeOfRun,
]

export function diagnose(failure: Failure): Finding {
  for (const cause of CAUSES) {
    const finding = cause(failure)
    if (finding) return finding
  }
  return buildFailed(failure)
}
