/** A platform that refuses root would not start it. As in kubelet, the user's number alone decides. */
import type { Cause } from '../shared/cause.ts'
import { isRoot, userLocation } from '../../program/user.ts'

export const runsAsRoot: Cause = {
  code: 'runs-as-root',
  level: 'fail',
  about: 'a preset’s platform would not start it, because its user is root or may be root',
  find: (evidence) => {
    const { inputs, image } = evidence
    const { requires, container, presets } = inputs
    const given = container.user ?? image.config.user
    const user = given.split(':', 1)[0] ?? ''
    const isRootUser = isRoot(user)
    const isUnknown = requires.includes('numeric-user') && !/^\d+$/.test(user)
    if (!(requires.includes('non-root') && isRootUser) && !isUnknown) return null
    const by = presets.join(', ')
    return {
      confidence: 'proved',
      message: isRootUser
        ? `it runs as root, and ${by} does not start such containers`
        : `its user \`${user}\` is a name, and ${by} starts only users whose number shows that they are not root`,
      fix: isRootUser
        ? 'Add a user, and end the Dockerfile with its number: `USER 1000`.'
        : `Write the number of \`${user}\` in the Dockerfile’s last USER: \`USER 1000\`.`,
      ...userLocation(evidence),
      evidence: [given === '' ? 'the image has no USER' : `user: ${given}`, `preset: ${by}`],
    }
  },
}
