import { stores } from './bench/layers/image.ts'
stores()
