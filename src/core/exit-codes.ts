/** Exit codes of a trial on the command line. Other commands have their own meaning of 1, in `src/inputs/commands/table.ts`. */

export const EXIT = { pass: 0, fail: 1, settings: 2, error: 3, notPushed: 4 } as const

/** In this order in every help. */
export const EXIT_MEANINGS: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.pass, 'seaworthy'],
  [EXIT.fail, 'not seaworthy'],
  [EXIT.settings, 'wrong settings'],
  [EXIT.error, 'could not be tried'],
  [EXIT.notPushed, 'not pushed'],
]
