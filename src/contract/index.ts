/** contract: reads the files that say how a platform runs the image, and compares what they say with what was measured. */
export type * from './model.ts'
