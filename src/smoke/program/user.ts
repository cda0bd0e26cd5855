/** As whom the container's processes run: the user that the trial gave it, else the image's. */
import type { Location } from '../../core/schema.ts'
import type { Evidence } from '../evidence.ts'

/** A name or a number, with its group where that was said; `root` where nothing was. */
export const userOf = ({ inputs, image }: Evidence): string =>
  (inputs.container.user ?? image.config.user) || 'root'

export const isRoot = (user: string): boolean => /^(?:|root|0+)(?::|$)/.test(user)

/** As evidence: in the words of what says it. */
export const userLine = (evidence: Evidence): string =>
  `${evidence.inputs.container.user === null ? 'USER' : 'run as'} ${userOf(evidence)}`

/** Where the Dockerfile says it, if it is the Dockerfile that says it. */
export const userLocation = ({ inputs, places }: Evidence): { location?: Location } =>
  inputs.container.user === null && places.USER ? { location: places.USER } : {}
