/** What a debugger needs, and a running program does not. */
import type { PathRule } from '../rule.ts'

export const debugSymbols: PathRule = {
  code: 'debug-symbols',
  what: 'debug symbols',
  paths: ['usr/lib/debug', '**/*.debug', '**/*.dwo', '**/*.dwp', '**/*.pdb', '**/*.dSYM'],
  live: 'If nobody debugs in this image, leave them out: `strip`, build without `-g`, or keep them in a stage of their own.',
  confidence: 'hint',
}
