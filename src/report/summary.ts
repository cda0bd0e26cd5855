/** The job summary has the same page as the comment, with a larger limit, and sentences about publishing. */
import { list, prose } from './render/blocks.ts'
import { renderMarkdown } from './render/markdown.ts'
import { cap, oneLine } from './render/text.ts'

/** GitHub accepts 1 MiB a step, and drops the whole summary if it is longer. */
export const SUMMARY_LIMIT = 1024 * 1024

/** A list of sentences, in which backquotes mark code. */
export const renderSentences = (sentences: readonly string[]): string =>
  renderMarkdown([list(sentences.map((one) => prose(cap(oneLine(one), MOST_CHARACTERS))))])

const MOST_CHARACTERS = 600
