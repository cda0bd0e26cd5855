/**
 * Keeps V8's young generation at its initial size. Layers of gigabytes pass through buffers that live for milliseconds
 * and are freed with the young generation: frequent collections keep memory low. Measured in a small bench of the reader:
 * 117 MB instead of 134 MB, for the same CPU time.
 */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--semi-space-growth-factor=1')
