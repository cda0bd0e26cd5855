/** The process that runs the program: passed in by `index.ts`, so that tests can replace it. */
export interface Host {
  /** Path of the program, which starts itself again as a client of the Actions cache. */
  script: string
  /** Without node and the script. */
  args: readonly string[]
  env: Record<string, string | undefined>
  cwd: string
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  /** Gives an error to the process that started this one as a library; absent without one. */
  sendError?: (error: { code: string; message: string; hint: string; exit: number }) => Promise<void>
}
