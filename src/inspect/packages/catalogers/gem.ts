/** Ruby gems: `specifications/NAME-VERSION.gemspec`, Ruby code that describes the content of `gems/NAME-VERSION/`. */
import { packageFact, type Facts } from './fact.ts'
import { limits } from './limits.ts'
import { baseOf, folderOf } from './path.ts'
import { start, type Cataloger } from './reading.ts'
import { lines } from './text.ts'

const END = '.gemspec'

export const gem: Cataloger = (file, memory) => {
  if (!file.path.endsWith(END)) return null
  const folder = folderOf(file.path)
  const specifications = baseOf(folder) === 'default' ? folderOf(folder) : folder
  if (baseOf(specifications) !== 'specifications') return null
  const root = folderOf(specifications)
  const gems = root === '' ? 'gems' : `${root}/gems`
  return start('gem', file, limits.startBytes, memory, (bytes) =>
    specified(bytes.toString(), `${gems}/${baseOf(file.path).slice(0, -END.length)}`),
  )
}

/** As RubyGems writes it: `s.name = "rake".freeze`. */
const ASSIGNMENT = /^[ \t]*\w+\.(name|version)[ \t]*=[ \t]*(?:Gem::Version\.new\()?["']([^"']*)["']/

/** Of several, nothing says whether one or all of them apply. */
const LICENSE =
  /^[ \t]*\w+\.licenses?[ \t]*=[ \t]*(?:\[[ \t]*)?["']([^"'\n]*)["'](?:\.freeze)?[ \t]*(?:\][ \t]*)?$/m

function specified(text: string, folder: string): Facts {
  const values = new Map<string, string>()
  for (const line of lines(text)) {
    const [, key, value] = ASSIGNMENT.exec(line) ?? []
    if (key !== undefined && value !== undefined && !values.has(key)) values.set(key, value)
  }
  const [, license = ''] = LICENSE.exec(text) ?? []
  const owns = { kind: 'folder', folder, except: [] } as const
  return packageFact('gem', values.get('name') ?? '', values.get('version') ?? '', owns, { license })
}
