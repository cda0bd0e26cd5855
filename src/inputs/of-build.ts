/** Settings that apply only when an image is built. */
export const OF_BUILD = [
  'file',
  'target',
  'build-args',
  'build-secrets',
  'builder',
  'cache-from',
  'cache-to',
  'build-network',
  'build-timeout',
] as const
