/** Fixes of findings: the changed Dockerfile, its patch, and whether its image proves them. */
export { isFixable, planFixes, type Fix, type NotFixed, type Plan, type Source } from './plan.ts'
export { finalFiles, layersBelow, whyNot, type Tried } from './proof.ts'
export { fixesOf } from './result.ts'
export { largestHolding, type Attempt } from './search.ts'
