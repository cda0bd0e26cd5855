/**
 * Keeps the young part of the heap as small as it begins. Gigabytes of layers flow through buffers that live for
 * milliseconds; they are freed when the young part is collected, so the more often, the less memory they take:
 * in a small bench of the reader 117 MB instead of 134, for the same processor time.
 */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--semi-space-growth-factor=1')
