/** The process around a run, as `index.ts` hands it in. */
export interface Host {
  /** Without node and the script. */
  args: readonly string[]
  env: Record<string, string | undefined>
  cwd: string
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
}
