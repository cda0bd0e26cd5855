/** The program is there and of the right kind, but the loader that its ELF header names is not in the image. */
import type { Cause } from '../cause.ts'
import { commandPlace, effectOf } from './effect.ts'
import { NOT_THERE, refusal, subject } from './refused-program.ts'

const LIBRARIES: readonly { loader: RegExp; name: string; fix: string }[] = [
  {
    loader: /\/ld-musl-/,
    name: 'musl, the C library of Alpine',
    fix: 'Let the final stage be Alpine too, or link the program statically (Go: `CGO_ENABLED=0`).',
  },
  {
    loader: /\/ld-linux|\/ld64\.so|\/ld\.so/,
    name: 'glibc, the C library of Debian and most others',
    fix: 'Link it statically (Go: `CGO_ENABLED=0`; Rust: a `musl` target), or let the final stage be the distribution that it was built on.',
  },
]
const UNKNOWN = {
  name: 'a C library that is not there',
  fix: 'Copy its loader and libraries too, or link it statically.',
}

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
    const { name, fix } = LIBRARIES.find((library) => library.loader.test(loader)) ?? UNKNOWN
    return {
      confidence: 'proved',
      message: `${effectOf(evidence)}: ${subject(found)} needs \`${loader}\`, which the image lacks: it was built for ${name}`,
      fix,
      ...commandPlace(evidence),
      evidence: [
        `${found.program.path ?? ''}: its ELF header names the loader ${loader}; no such file`,
        found.words,
      ],
    }
  },
}
