/** The corpus on engine `old`. */
import { tryCorpus } from './run.ts'

await tryCorpus('old')
