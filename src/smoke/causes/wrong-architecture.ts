/** The program was made for another processor: its ELF header says so, and the kernel refused it. */
import { runsOn, type Machine } from '../../runs-on.ts'
import type { Evidence } from '../evidence.ts'
import { quoteCommand } from '../say.ts'
import type { Cause } from '../cause.ts'

export const wrongArchitecture: Cause = {
  code: 'wrong-architecture',
  level: 'fail',
  about: 'its program is built for another processor',
  find: ({ programs: [program], engine, image, startFailure, log, phase, ended }) => {
    const architecture = program?.architecture
    const failedToRun = startFailure !== null || (ended && phase === 'waiting')
    if (!failedToRun || !architecture || runsOn(machineOf(architecture, image), engine)) return null
    const words = [startFailure ?? '', ...log.tail].find((line) => /exec format error/i.test(line))
    if (words === undefined && log.bytes > 0) return null // it ran, emulated, and had its own say
    return {
      confidence: words === undefined ? 'likely' : 'proved',
      message: `its program is built for ${architecture}, and this host is ${engine.architecture}`,
      fix: `Build for this host (\`platform: ${engine.os}/${engine.architecture}\`), or copy the ${engine.architecture} program into the image.`,
      evidence: [
        `${program.path ?? quoteCommand(program.argv)}: ELF header says ${architecture}`,
        `image platform: ${image.platform.os}/${image.platform.architecture}`,
        ...(words === undefined ? [] : [words]),
      ],
    }
  },
}

/** An ELF header tells no variant; the image's own is the program's where they are of one kind. */
const machineOf = (architecture: string, { platform }: Evidence['image']): Machine =>
  architecture === platform.architecture ? platform : { architecture }
