/**
 * A reader may close its end early (`| head`). The rest of the output is then dropped, and the run still cleans up; without
 * this, Node ends the process at once.
 */
import { systemCode } from '../../core/errors.ts'

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (cause) => {
    if (systemCode(cause) !== 'EPIPE') throw cause
  })
