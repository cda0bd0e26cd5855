/** Which container of a Kubernetes manifest runs this image, from the names of images. Pure. */
import { posix } from 'node:path'
import { WrongFile, type Node } from '../../lib/document.ts'
import { readDocuments } from '../kubernetes/document.ts'
import { at, itemsAt, textAt } from '../readers/source.ts'
import { homeOf, variantOf, type Claim, type Subject } from './subject.ts'

/** In the folder of an app. */
export const MANIFEST_FOLDERS = ['k8s', 'kubernetes', 'deploy', 'manifests']

/** Published images that are the app itself nowhere: a manifest of one of these says nothing about ours. */
const PUBLISHED = new Set([
  ...[
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'mongo',
    'mongodb',
    'redis',
    'valkey',
    'memcached',
    'rabbitmq',
    'kafka',
  ],
  ...[
    'zookeeper',
    'elasticsearch',
    'opensearch',
    'nats',
    'minio',
    'etcd',
    'consul',
    'vault',
    'cassandra',
    'influxdb',
  ],
  ...[
    'nginx',
    'httpd',
    'caddy',
    'traefik',
    'haproxy',
    'envoy',
    'prometheus',
    'grafana',
    'alertmanager',
    'jaeger',
    'loki',
  ],
  ...[
    'busybox',
    'alpine',
    'ubuntu',
    'debian',
    'python',
    'node',
    'golang',
    'openjdk',
    'kafka-ui',
    'adminer',
    'pgadmin4',
  ],
])

interface Running {
  workload: string
  container: string
  image: string
}

/** Throws WrongFile. */
export function manifestClaim(file: string, text: string, subject: Subject): Claim {
  const { documents, mistakes } = readDocuments(text)
  const [mistake] = mistakes
  if (mistake !== undefined) throw new WrongFile(mistake.line, mistake.message)
  const all = documents.flatMap(runningIn)
  if (all.length === 0) return { no: '' }
  const ours = all.filter(({ image }) => isCalled(image, subject.names))
  if (ours.length > 0)
    return {
      picks: ours.map(({ workload, container }) => ({
        pick: all.length === 1 ? null : `${workload}/${container}`,
        isNamed: true,
      })),
    }
  const [only, ...others] = all
  if (only !== undefined && others.length === 0 && PUBLISHED.has(nameOf(only.image))) return { no: '' }
  if (others.length > 0 || !canMeanNoOther(file, subject))
    return { no: 'no image there is called like this one' }
  return { picks: [{ pick: null, isNamed: false }] }
}

/** Whether the file stands in the folder of the app, or in one of manifests below it, and the Dockerfile is the usual one. */
function canMeanNoOther(file: string, { dockerfile }: Subject): boolean {
  const home = homeOf(dockerfile)
  const isBelow = MANIFEST_FOLDERS.some((folder) => posix.join(home, folder) === posix.dirname(file))
  return variantOf(dockerfile) === null && (isBelow || posix.join(home, '.') === posix.dirname(file))
}

function runningIn(document: Node): Running[] {
  const items = textAt(document, 'kind')?.text === 'List' ? itemsAt(document, 'items') : [document]
  return items.flatMap((item) => {
    const spec = at(item, 'spec')?.node
    const pod =
      at(spec, 'jobTemplate', 'spec', 'template', 'spec') ?? at(spec, 'template', 'spec') ?? at(item, 'spec')
    const workload = textAt(item, 'metadata', 'name')?.text ?? ''
    return itemsAt(pod?.node, 'containers').map((container) => ({
      workload,
      container: textAt(container, 'name')?.text ?? '',
      image: textAt(container, 'image')?.text ?? '',
    }))
  })
}

/** `registry:5000/team/Shop-API:1.2@sha256:…` → `shop-api`. */
function nameOf(image: string): string {
  const [last = ''] = image.split('@', 1)
  const [name = ''] = last.slice(last.lastIndexOf('/') + 1).split(':', 1)
  return name.toLowerCase()
}

const isCalled = (image: string, names: readonly string[]): boolean => {
  const name = nameOf(image)
  return names.some(
    (one) => one !== '' && (name === one.toLowerCase() || name.endsWith(`-${one.toLowerCase()}`)),
  )
}
