/** The user of the container's processes: the one in the settings, else that of the image. */
import type { Location } from '../../core/schema.ts'
import type { Evidence } from '../evidence.ts'

/** A name or a number, with its group if it was set; `root` by default. */
export const userOf = ({ inputs, image }: Evidence): string =>
  (inputs.container.user ?? image.config.user) || 'root'

export const isRoot = (user: string): boolean => /^(?:|root|0+)(?::|$)/.test(user)

/** The user as a line of evidence, with its source. */
export const userLine = (evidence: Evidence): string =>
  `${evidence.inputs.container.user === null ? 'USER' : 'run as'} ${userOf(evidence)}`

/** The USER line of the Dockerfile, if it defines the user. */
export const userLocation = ({ inputs, places }: Evidence): { location?: Location } =>
  inputs.container.user === null && places.USER ? { location: places.USER } : {}
