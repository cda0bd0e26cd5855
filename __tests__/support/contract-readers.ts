/** For tests that read settings: loads what `src/app/request.ts` loads before. */
import { loadReaders } from '../../src/inputs/index.ts'

await loadReaders()
