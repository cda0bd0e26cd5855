/**
 * What differs between this run and an earlier Report, and which layers explain it. `compare` is pure and compares only
 * what both sides have.
 */
export { compare, isChanged, isMeasured, type Now } from './delta.ts'
export { isInBaseline, placesOf } from './finding-places.ts'
export { compareStarts, countStarts } from './side-by-side.ts'
export { timesOfStarts } from './start-times.ts'
export { largestJump } from './largest-jump.ts'
export { shippedTogether } from './shipped.ts'
export { comparePlatforms, type PlatformReport } from './platforms.ts'
