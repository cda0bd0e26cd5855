/** The program is there and has the right format, but the loader in its ELF header is not in the image. */
import { libraryOf } from '../../../faults/loader.ts'
import type { Cause } from '../shared/cause.ts'
import { commandLocation, effectOf } from '../shared/effect.ts'
import { NOT_THERE, refusal, subject } from '../shared/refused-program.ts'

export const missingLoader: Cause = {
  code: 'missing-loader',
  level: 'fail',
  about: 'the loader that its program needs is not in the image (glibc and musl mixed)',
  find: (evidence) => {
    const found = refusal(
      evidence,
      ({ interpreter }) => interpreter?.kind === 'loader' && !interpreter.isThere,
      NOT_THERE,
    )
    if (found === null) return null
    const loader = found.program.interpreter?.path ?? ''
    const { name, fix } = libraryOf(loader)
    return {
      confidence: 'proved',
      message: `${effectOf(evidence)}: ${subject(found)} needs \`${loader}\`, which is not in the image: it was built for ${name}`,
      fix,
      ...commandLocation(evidence),
      evidence: [
        `${found.program.path ?? ''}: its ELF header names the loader ${loader}; no such file`,
        found.words,
      ],
    }
  },
}
