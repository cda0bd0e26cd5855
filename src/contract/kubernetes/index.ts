/**
 * Reads Kubernetes’ workloads and Knative’s services (Cloud Run’s too) as contracts: `tables.ts` says what is done with each
 * field, `kinds.ts` which objects run containers. Templates are never rendered, and nothing is run.
 */
import type { ContractReader } from '../model.ts'
import { contractOf } from './contract.ts'
import { MOST_BYTES } from '../document/limits.ts'
import { readDocuments } from './document.ts'
import { Notes } from './notes.ts'
import { choose } from './pick.ts'
import { templateMistake } from './template.ts'
import { candidatesOf, objectsOf, whyNoWorkload } from './workloads.ts'

export const readKubernetes: ContractReader = (text, file, pick) => {
  const notes = new Notes(file)
  const refused = () => ({ contracts: [], mistakes: notes.mistakes })
  const { documents, mistakes } = readDocuments(text)
  const template = text.length > MOST_BYTES ? null : templateMistake(text, mistakes)
  for (const { line, message } of template === null ? mistakes : [template]) notes.mistake(line, message)
  if (mistakes.length > 0) return refused()
  const objects = objectsOf(documents, notes)
  if (notes.mistakes.length > 0) return refused()
  const candidates = candidatesOf(objects)
  if (candidates.length === 0) notes.mistake(null, whyNoWorkload(objects))
  const chosen = candidates.length === 0 ? null : choose(candidates, pick, notes)
  const contract = chosen === null ? null : contractOf(chosen, objects, notes)
  return contract === null || notes.mistakes.length > 0 ? refused() : { contracts: [contract], mistakes: [] }
}
