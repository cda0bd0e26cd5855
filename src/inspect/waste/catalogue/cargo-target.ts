/** What cargo keeps to build again; the program lies beside these folders. */
import type { PathRule } from '../rule.ts'

export const cargoTarget: PathRule = {
  code: 'cargo-target',
  what: 'cargo’s intermediate files',
  paths: [
    '**/target/*/deps',
    '**/target/*/build',
    '**/target/*/incremental',
    '**/target/*/.fingerprint',
    '**/target/*/*/deps',
    '**/target/*/*/build',
    '**/target/*/*/incremental',
    '**/target/*/*/.fingerprint',
  ],
  live: {
    run: 'Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=…/target`.',
    copy: 'Copy the program only; list `target` in `.dockerignore`.',
  },
  dead: 'Build in an earlier stage and `COPY --from` only the program.',
  confidence: 'likely',
}
