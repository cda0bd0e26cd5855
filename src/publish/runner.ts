/** What the runner offers: outputs, annotations, the job summary. */
import { appendFile } from 'node:fs/promises'

export type Annotation = 'error' | 'warning' | 'notice'

export interface AnnotationTarget {
  title: string
  file?: string
  line?: number
}

export interface Runner {
  setOutput(name: string, value: string): void
  annotate(level: Annotation, message: string, target: AnnotationTarget): void
  appendSummary(markdown: string): Promise<void>
}

/** The real runner. `@actions/core` escapes its output. Old servers have no summary file; then no summary is written. */
export async function actionsRunner(env: Record<string, string | undefined>): Promise<Runner> {
  const core = await import('@actions/core')
  return {
    setOutput: (name, value) => core.setOutput(name, value),
    annotate(level, message, { title, file, line }) {
      core[level](message, { title, ...(file ? { file } : {}), ...(line ? { startLine: line } : {}) })
    },
    async appendSummary(markdown) {
      if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, markdown)
    },
  }
}
