/** The program is built for another processor or system, according to its header, and the kernel refused it. */
import { runsOn, type Machine } from '../../../platform/compatible.ts'
import type { Evidence, Program } from '../../evidence.ts'
import { cleanLines } from '../../log/clean.ts'
import { quoteCommand } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'
import { isOver } from '../shared/effect.ts'
import { BAD_FORMAT, refusal } from '../shared/refused-program.ts'

/** The shell of busybox reads a program that the kernel refuses as a script, and fails on its first bytes. */
const READ_AS_SCRIPT = /exec format error|cannot execute binary file|ELF|syntax error|not found|unexpected/i
const SYSTEMS = new Set(['macOS', 'Windows'])

export const wrongArchitecture: Cause = {
  code: 'wrong-architecture',
  level: 'fail',
  about: 'its program is built for another processor or system',
  find: (evidence) => {
    const found = refused(evidence)
    if (found === null) return null
    const { program, words } = found
    const { engine, image } = evidence
    const architecture = program.architecture ?? ''
    const isMain = program === evidence.programs[0]
    const host = SYSTEMS.has(architecture)
      ? `a container runs ${engine.os}`
      : `this host is ${engine.architecture}`
    return {
      confidence: words === null ? 'likely' : 'proved',
      message: `its program${isMain ? '' : ` \`${program.argv[0] ?? ''}\``} is built for ${architecture}, and ${host}`,
      fix: `Build for this host (\`platform: ${engine.os}/${engine.architecture}\`), or copy the ${engine.architecture} program into the image.`,
      evidence: [
        `${program.path ?? quoteCommand(program.argv)}: its header says ${architecture}`,
        `image platform: ${image.platform.os}/${image.platform.architecture}`,
        ...(words === null ? [] : [words]),
      ],
    }
  },
}

function refused(evidence: Evidence): { program: Program; words: string | null } | null {
  const { log, programs, startFailure, phase } = evidence
  if (!isOver(evidence) || phase !== 'waiting') return null
  const isForeign = (program: Program): boolean =>
    program.architecture !== null && !runsOn(machineOf(program.architecture, evidence.image), evidence.engine)
  const [main] = programs
  if (main && isForeign(main)) {
    const words = [startFailure ?? '', ...cleanLines(log.tail)].find((line) => BAD_FORMAT.test(line))
    return words === undefined && log.bytes > 0 ? null : { program: main, words: words ?? null } // else it ran, emulated
  }
  return refusal(evidence, isForeign, READ_AS_SCRIPT)
}

/** An ELF header has no variant; if the architecture is the same, that of the image applies. */
const machineOf = (architecture: string, { platform }: Evidence['image']): Machine =>
  architecture === platform.architecture ? platform : { architecture }
