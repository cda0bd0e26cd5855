/** The loader in an ELF header, and its C library. Pure. */

export interface Library {
  /** Completes the sentence "it was built for …". */
  name: string
  fix: string
}

const LIBRARIES: readonly (Library & { loader: RegExp })[] = [
  {
    loader: /\/ld-musl-/,
    name: 'musl, the C library of Alpine',
    fix: 'Use Alpine in the final stage too, or link the program statically (Go: `CGO_ENABLED=0`).',
  },
  {
    loader: /\/ld-linux|\/ld64\.so|\/ld\.so/,
    name: 'glibc, the C library of Debian and most others',
    fix: 'Link it statically (Go: `CGO_ENABLED=0`; Rust: a `musl` target), or use the distribution that it was built on in the final stage.',
  },
]
const UNKNOWN: Library = {
  name: 'a C library that is not in the image',
  fix: 'Copy its loader and libraries too, or link it statically.',
}

/** `loader` is a path such as `/lib64/ld-linux-x86-64.so.2`. */
export const libraryOf = (loader: string): Library =>
  LIBRARIES.find((library) => library.loader.test(loader)) ?? UNKNOWN
