/** Which container of a Kubernetes manifest runs this image, from the names of images. Pure. */
import { WrongFile, type Node } from '../../lib/document.ts'
import { readDocuments } from '../kubernetes/document.ts'
import { at, itemsAt, textAt } from '../readers/source.ts'
import type { Claim } from './subject.ts'

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

/** `names`: by which an image of the repository may be called. Throws WrongFile. */
export function manifestClaim(text: string, names: readonly string[]): Claim {
  const { documents, mistakes } = readDocuments(text)
  const [mistake] = mistakes
  if (mistake !== undefined) throw new WrongFile(mistake.line, mistake.message)
  const all = documents.flatMap(runningIn)
  if (all.length === 0) return { no: '' }
  const ours = all.filter(({ image }) => isCalled(image, names))
  if (ours.length > 0)
    return {
      picks: ours.map(({ workload, container }) => ({
        pick: all.length === 1 ? null : `${workload}/${container}`,
        isNamed: true,
      })),
    }
  const [only, ...others] = all
  if (only === undefined || others.length > 0) return { no: 'no image in it is called like this one' }
  if (PUBLISHED.has(nameOf(only.image))) return { no: `it runs ${only.image.slice(0, 200)}` }
  return { picks: [{ pick: null, isNamed: false }] }
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
