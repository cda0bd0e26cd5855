/** What a reader collects beside the rules: mistakes, and what is not tried. */
import { bounded } from '../../lib/visible.ts'
import type { ContractMistake, NotTried, Ruled } from '../model.ts'

/** A file with more is no contract that a person reads to its end. */
const MOST = 100

export class Notes {
  readonly file: string
  readonly mistakes: ContractMistake[] = []
  readonly notTried: Ruled<NotTried>[] = []

  constructor(file: string) {
    this.file = file
  }

  /** `message`: one sentence without a full stop. */
  mistake(line: number | null, message: string): void {
    if (this.mistakes.length < MOST) this.mistakes.push({ file: this.file, line, message })
  }

  /** `why`: a part of a sentence. */
  skip(line: number, what: string, why: string): void {
    if (this.notTried.length < MOST) this.notTried.push(this.ruled({ what: shown(what), why }, line))
    else if (this.notTried.length === MOST)
      this.notTried.push(this.ruled({ what: 'more', why: `only the first ${MOST} are listed` }, line))
  }

  ruled<T>(value: T, line: number): Ruled<T> {
    return { value, at: { file: this.file, line } }
  }
}

/** A text of the file in a message: one short line. */
export const shown = (text: string): string => bounded(text.replace(/\s+/g, ' '), 100)
