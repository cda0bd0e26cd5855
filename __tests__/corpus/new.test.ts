/** The corpus on engine `new`. */
import { tryCorpus } from './run.ts'

await tryCorpus('new')
