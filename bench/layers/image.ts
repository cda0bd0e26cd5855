/**
 * The large image on both stores, with the same layers: built once on the engine with overlay2, pushed to the lab's
 * registry, and pulled from there into the engine with the containerd store. So the second has gzip blobs, as after any
 * pull, and the first knows the digests of the layers that it pushed, as it does for a base image that it pulled.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { lab, labEnv, type EngineName } from '../lab.ts'

export const LARGE = 'sea-trial-bench/large:1'
const APP = 'sea-trial-bench/app'
/** Part of the description of every build cache record of the bench. */
const MARK = 'sea-trial-bench'
const CONTEXT = join(import.meta.dirname, '../image')

export interface Store {
  readonly name: string
  readonly env: NodeJS.ProcessEnv
}

/** Prepares both engines with the large image. Takes some minutes the first time only. */
export function stores(): { readonly containerd: Store; readonly overlay2: Store } {
  lab('up', 'new', 'new-containerd')
  const both = { containerd: store('new-containerd'), overlay2: store('new') }
  if (!has(both.overlay2)) build(both.overlay2)
  if (!isPushed(both.overlay2) || !has(both.containerd)) {
    const ref = `${registry()}/${LARGE}`
    docker(both.overlay2, 'tag', LARGE, ref)
    docker(both.overlay2, 'push', '--quiet', ref)
    if (!has(both.containerd)) pull(both.containerd, ref)
  }
  return both
}

/** An image with one more layer (20 MB in 8,000 files) that is new to every engine. */
export function buildApp({ env }: Store): string {
  const seed = `${Date.now()}`
  const ref = `${APP}:${seed}`
  const dockerfile = `FROM ${LARGE}\nRUN python3 /opt/sea-trial-bench/write.py texts /srv/app 8000 ${seed} # ${MARK}-app\n`
  execFileSync('docker', ['build', '--quiet', '--tag', ref, '-'], { env, input: dockerfile })
  return ref
}

export function removeApp(store: Store, ref: string): void {
  docker(store, 'rmi', ref)
  forget(store, `${MARK}-app`)
}

/** Removes everything that `stores` created, except the blobs in the lab's registry (`npm run lab -- down --purge registry`). */
export function clean(): void {
  for (const engine of [store('new'), store('new-containerd')]) {
    const refs = docker(engine, 'images', '--format', '{{.Repository}}:{{.Tag}}').split('\n')
    const ours = refs.filter((ref) => ref.includes(`${MARK}/`))
    if (ours.length > 0) docker(engine, 'rmi', ...ours)
    forget(engine, MARK)
  }
}

const store = (engine: EngineName): Store => ({
  name: engine === 'new' ? 'overlay2' : 'containerd',
  env: labEnv(engine),
})

function build(store: Store): void {
  lab('images', '--only', 'debian:bookworm', 'new')
  console.error('bench: building the large image, which takes some minutes')
  docker(store, 'build', '--quiet', '--network', 'host', '--tag', LARGE, CONTEXT)
}

function pull(store: Store, ref: string): void {
  docker(store, 'pull', '--quiet', ref)
  docker(store, 'tag', ref, LARGE)
  docker(store, 'rmi', ref)
}

const has = (store: Store): boolean => docker(store, 'images', '--quiet', LARGE) !== ''

const isPushed = (store: Store): boolean =>
  docker(store, 'image', 'inspect', '--format', '{{len .RepoDigests}}', LARGE) !== '0'

/** Address of the registry; its port changes at every start. */
function registry(): string {
  lab('up', 'registry')
  const address = /^registry\s+up\s.*?(\S+)$/m.exec(lab('status'))?.[1]
  if (address === undefined) throw new Error('the registry of the lab does not say where it is')
  return address
}

/** Removes build cache records whose description contains these words. */
function forget(store: Store, words: string): void {
  docker(store, 'buildx', 'prune', '--force', '--filter', `description~=${words}`)
}

function docker({ env }: Store, ...args: string[]): string {
  return execFileSync('docker', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
}
