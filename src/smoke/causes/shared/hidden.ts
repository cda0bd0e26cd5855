/** A mount hides what the image has. Causes report this instead of "not in the image". */
import { posix } from 'node:path'
import type { Evidence, Hidden } from '../../evidence.ts'
import { quoteLine } from '../../log/clean.ts'

export const hiddenProgram = ({ hidden = [] }: Evidence): Hidden | null =>
  hidden.find(({ isProgram }) => isProgram) ?? null

/** `the mount `.:/app` hides `/app/dist/main.js`, which the image has` */
export const whyHidden = ({ mount, path }: Hidden): string =>
  `the mount \`${mount}\` hides \`${path}\`, which the image has`

export function fixHidden({ path, target, mount }: Hidden): string {
  const folder = posix.resolve('/', target)
  const [first = '', ...deeper] = path.slice(folder.length + 1).split('/')
  const keep =
    deeper.length > 0 ? `, or keep the image’s files with a volume at \`${posix.join(folder, first)}\`` : ''
  return `Remove the mount \`${mount}\` from the trial, mount only a source folder below \`${folder}\`${keep}.`
}

export const hiddenLines = ({ path, mount, line }: Hidden): string[] => [
  `mounted: ${mount}`,
  `in the image: ${path}; in the container it is not there`,
  quoteLine(line.trim()),
]
