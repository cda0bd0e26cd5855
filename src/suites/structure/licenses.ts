/** `licenseTests`: copyright files that exist and do not name a license of a short list. */
import { eachEntry, readTarget } from '../files.ts'
import { PASSED, failed, type Result, type SuiteDeps } from '../types.ts'
import type { LicenseTest } from './read.ts'

/** Both lists are the original's. */
const EXEMPT = ['libgnutls30']
const REFUSED = ['AGPL', 'WTFPL']
const DEBIAN = '/usr/share/doc'
const MOST_BYTES = 5_000_000
const MOST_PROBLEMS = 50

export async function checkLicense(test: LicenseTest, still: string, deps: SuiteDeps): Promise<Result> {
  const folders = test.debian ? await packageFolders(still, deps) : []
  const files = [...(folders ?? []).map((name) => `${DEBIAN}/${name}/copyright`), ...test.files]
  const why = folders === null ? [`${DEBIAN} does not exist`] : []
  for (const path of files) {
    if (why.length >= MOST_PROBLEMS) break
    const problem = await problemOf(path, still, deps)
    if (problem !== null) why.push(problem)
  }
  return why.length === 0 ? PASSED : failed(...why)
}

async function problemOf(path: string, still: string, { engine }: SuiteDeps): Promise<string | null> {
  const entry = await readTarget(engine, still, path, MOST_BYTES)
  if (entry === null) return `${path} does not exist`
  if (entry.type !== 'file') return `${path} is not a file`
  if (entry.size > MOST_BYTES) return `${path} has more than ${MOST_BYTES} bytes`
  const text = entry.bytes.toString('utf8').toUpperCase()
  const name = REFUSED.find((one) => text.includes(one))
  return name === undefined ? null : `${path} names ${name}`
}

async function packageFolders(still: string, { engine }: SuiteDeps): Promise<string[] | null> {
  const stream = await engine.readArchive(still, DEBIAN)
  if (stream === null) return null
  const names: string[] = []
  await eachEntry(stream, ({ name, type }) => {
    const parts = name.replace(/\/$/, '').split('/')
    if (type === 'directory' && parts.length === 2 && parts[1]) names.push(parts[1])
    return Promise.resolve(true)
  })
  return names.filter((name) => !EXEMPT.includes(name))
}
