/** The kinds of comment in docs/gallery.md, in its order: pull requests of examples/history, and other examples. */
import { KINDS, type KindName } from '../../__tests__/support/history.ts'

export interface Kind {
  readonly title: string
  readonly about: string
  /** Also a picture as wide as a phone. */
  readonly isOnPhone?: boolean
  /** Arguments of the command, where it is no pull request of examples/history. */
  readonly args?: readonly string[]
  /** What the run needs beside its arguments. */
  readonly needs?: 'no-engine' | 'registry' | 'platforms'
}

const EXAMPLES = {
  first: {
    title: 'No baseline, and waste',
    about: 'The first run in a repository, on `examples/wasteful`.',
    args: ['examples/wasteful'],
  },
  contract: {
    title: 'It disagrees with its Deployment',
    about: '`contract: k8s/wrong.yaml`, on `examples/contract`.',
    args: ['examples/contract', '--contract', 'examples/contract/k8s/wrong.yaml', '--timeout', '3s'],
  },
  'second-start': {
    title: 'It does not start a second time',
    about: '`rehearse: restart`, on `examples/broken/stale-pid`.',
    args: ['examples/broken/stale-pid', '--rehearse', 'restart'],
  },
  secret: {
    title: 'A secret that was deleted, and still ships',
    about: 'A token that a later line of the Dockerfile deletes, on `examples/broken/secret-in-layer`.',
    args: ['examples/broken/secret-in-layer'],
  },
  images: {
    title: 'Several images',
    about: 'The three images of `examples/monorepo`, which its config file names.',
    args: ['examples/monorepo'],
  },
  platforms: {
    title: 'Several platforms',
    about: 'One build for two platforms, of which the engine can run one.',
    args: ['--platforms', 'linux/amd64,linux/s390x'],
    needs: 'platforms',
  },
  pushed: {
    title: 'Pushed',
    about: '`push: true` with `tags`, on `examples/hello`.',
    args: ['examples/hello', '--push'],
    needs: 'registry',
  },
  'not-tried': {
    title: 'Could not be tried',
    about: 'No engine answers: the run says nothing about the image.',
    args: ['examples/hello'],
    needs: 'no-engine',
  },
} as const satisfies Readonly<Record<string, Kind>>

const ON_PHONE: readonly string[] = ['grown-dependency', 'loopback']

type ExampleName = keyof typeof EXAMPLES
export type GalleryName = KindName | ExampleName

const PULL_REQUESTS = Object.fromEntries(
  Object.entries(KINDS).map(([name, kind]) => [name, { ...kind, isOnPhone: ON_PHONE.includes(name) }]),
) as unknown as Readonly<Record<KindName, Kind>> // the same keys

export const GALLERY: Readonly<Record<GalleryName, Kind>> = { ...PULL_REQUESTS, ...EXAMPLES }
export const GALLERY_NAMES = Object.keys(GALLERY) as GalleryName[]
