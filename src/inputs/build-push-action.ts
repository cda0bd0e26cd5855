/**
 * What each input of docker/build-push-action v6 means here. Those that are no settings are declared in action.yml too, so
 * that the runner accepts them, and are refused or ignored with one sentence. docs/from-build-push-action.md shows the table.
 */
import type { SettingName } from './table.ts'

export type Meaning =
  /** A setting of the same name, or an alias. `note`: what differs. */
  | { readonly is: 'same'; readonly note?: string }
  /** Another setting has this meaning; the name itself is a setting of the container. */
  | { readonly is: 'renamed'; readonly to: SettingName }
  /** Not a setting. `harmless`: values for which nothing is lost, in lower case. */
  | { readonly is: 'refused' | 'ignored'; readonly why: string; readonly harmless: readonly string[] }

const OF_INDEX = 'Needs an index: see below'

export const BUILD_PUSH_INPUTS = {
  'add-hosts': { is: 'same', note: 'For RUN steps; `add-host` is the container’s' },
  allow: { is: 'same' },
  annotations: {
    is: 'same',
    note: 'Those of `index` where an index is made. Only containerd’s image store keeps them on the engine',
  },
  attests: { is: 'same', note: OF_INDEX },
  'build-args': { is: 'same' },
  'build-contexts': { is: 'same', note: 'Folders, images, URLs; not `{{defaultContext}}`' },
  builder: { is: 'same' },
  'cache-from': { is: 'same' },
  'cache-to': { is: 'same', note: 'An error of a `type=gha` cache does not fail the build' },
  call: { is: 'refused', why: 'only a whole build gives an image to test', harmless: ['build'] },
  'cgroup-parent': { is: 'same' },
  context: {
    is: 'same',
    note: 'A folder, by default the working directory: run actions/checkout first. Git contexts are refused',
  },
  file: { is: 'same' },
  'github-token': {
    is: 'ignored',
    why: 'it is for Git contexts only, and a folder is built; `token` comments',
    harmless: [],
  },
  labels: { is: 'same' },
  load: { is: 'ignored', why: 'the image is always loaded into the engine', harmless: ['true', 'false'] },
  network: { is: 'renamed', to: 'build-network' },
  'no-cache': { is: 'same' },
  'no-cache-filters': { is: 'same' },
  outputs: {
    is: 'refused',
    why: 'the image is loaded into the engine to be tested, and nothing else is written',
    harmless: [],
  },
  platforms: { is: 'same', note: 'Several need an index: see below' },
  provenance: { is: 'same', note: 'Off unless set. ' + OF_INDEX },
  pull: { is: 'same' },
  push: { is: 'same', note: 'After the trial, and only what passed: see push.md' },
  sbom: { is: 'same', note: OF_INDEX + '. Also writes files: sbom.md' },
  secrets: { is: 'same', note: 'An empty value, as in a pull request from a fork, is left out' },
  'secret-envs': { is: 'same', note: 'Not variables of the runner: `GITHUB_TOKEN`, `ACTIONS_*`' },
  'secret-files': { is: 'same', note: 'A missing file is a wrong setting' },
  'shm-size': { is: 'renamed', to: 'build-shm-size' },
  ssh: { is: 'same' },
  tags: { is: 'same', note: 'Without `push`, given to the image on the engine, where they stay' },
  target: { is: 'same' },
  ulimit: { is: 'renamed', to: 'build-ulimit' },
} as const satisfies Readonly<Record<string, Meaning>>

/** The inputs that are no settings. */
export const NOT_SETTINGS: ReadonlyMap<string, Extract<Meaning, { is: 'refused' | 'ignored' }>> = new Map(
  Object.entries<Meaning>(BUILD_PUSH_INPUTS).flatMap(([name, meaning]) =>
    meaning.is === 'refused' || meaning.is === 'ignored' ? [[name, meaning]] : [],
  ),
)

/** One sentence without a full stop; null where nothing is lost. */
export function lossOf(name: string, text: string): { is: 'refused' | 'ignored'; sentence: string } | null {
  const meaning = NOT_SETTINGS.get(name)
  if (meaning === undefined || meaning.harmless.includes(text.toLowerCase())) return null
  return { is: meaning.is, sentence: `${name} is ${meaning.is}: ${meaning.why}` }
}
