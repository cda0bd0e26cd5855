/** Notes an image that has the label of Sea Trial's own containers, which could be confused with them. */
import { RUN_LABEL } from '../core/run-id.ts'
import type { Finding, Image } from '../core/schema.ts'

export function runLabelFindings(image: Image | null): Finding[] {
  const { labels = {} } = image?.config ?? {}
  if (!Object.hasOwn(labels, RUN_LABEL)) return []
  return [
    {
      code: 'carries-run-label',
      level: 'note',
      confidence: 'proved',
      message: `the image has the label ${RUN_LABEL}, which Sea Trial gives to its own containers; nothing is removed because of it`,
      fix: `Remove the label ${RUN_LABEL} from LABEL in the Dockerfile, or from its base image.`,
      evidence: [`image label: ${RUN_LABEL}=${labels[RUN_LABEL] ?? ''}`],
    },
  ]
}
