/** One reader for each kind of file. Pure. */
import { MOST_BYTES } from './document/limits.ts'
import { kindOf, KIND_TABLES } from './kinds.ts'
import type { ContractKind, ContractReader, ContractRead } from './model.ts'
import { readKubernetes } from './kubernetes/index.ts'
import { readAppEngine } from './readers/app-engine.ts'
import { readCompose } from './readers/compose.ts'
import { readDevcontainer } from './readers/devcontainer.ts'
import { readFly } from './readers/fly.ts'
import { readAppJson, readHeroku, readProcfile } from './readers/heroku.ts'
import { readRailway } from './readers/railway.ts'
import { readRender } from './readers/render.ts'

const READERS: Readonly<Record<ContractKind, ContractReader>> = {
  fly: readFly,
  render: readRender,
  'app-engine': readAppEngine,
  procfile: readProcfile,
  'app-json': readAppJson,
  heroku: readHeroku,
  railway: readRailway,
  compose: readCompose,
  devcontainer: readDevcontainer,
  kubernetes: readKubernetes,
  knative: readKubernetes,
}

/** Reads a file of any kind, which its name or content shows. */
export const readContractFile: ContractReader = (text, file, pick) => {
  if (text.length > MOST_BYTES) return mistake(file, `it has more than ${MOST_BYTES} characters`)
  const kind = kindOf(file, text)
  if (kind !== null) return READERS[kind](text, file, pick)
  const known = [...KIND_TABLES.map(({ files }) => files), 'YAML of Kubernetes or Knative'].join(', ')
  return mistake(file, `its kind is not known from its name or its content: give one of ${known}`)
}

const mistake = (file: string, message: string): ContractRead => ({
  contracts: [],
  mistakes: [{ file, line: null, message }],
})
