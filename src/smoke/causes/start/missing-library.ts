/** A shared library that the program, or a native module of its language, needs is missing. */
import {
  missingLibraryFix,
  missingLibraryIn,
  missingLibraryWhy,
  type MissingLibrary,
} from '../../../faults/library.ts'
import { logCause } from '../shared/log-cause.ts'

export const missingLibrary = logCause<MissingLibrary>({
  code: 'missing-library',
  about: 'a shared library that its program needs is not in the image, or too old',
  read: missingLibraryIn,
  why: missingLibraryWhy,
  fix: (missing) => missingLibraryFix(missing, 'in the final stage'),
})
