/** The corpus on engine `new-containerd`. */
import { tryCorpus } from './run.ts'

await tryCorpus('new-containerd')
