/** A missing shared library of a program, or of a native module of its language: its messages, and the fix. Pure. */

export interface MissingLibrary {
  library: string
  /** The library exists, but is older than the program needs. */
  isOld?: true
}

/** Messages of the loaders of glibc and musl, and of languages that load a native module; group 1 is the library. */
const SAYS: readonly RegExp[] = [
  /error while loading shared libraries: ([^\s:]{1,200}): cannot open shared object file/,
  /Error loading shared library ([^\s:]{1,200}): No such file/,
  /\b(lib[\w.+-]{1,100}\.so[\w.]{0,20}): cannot open shared object file/,
  /Unable to load shared library '([^']{1,200})'/,
  /Unable to load (?:dynamic )?library '([^']{1,200})'/,
  /Library not loaded: (\S{1,200})/,
  /Couldn't find a valid (ICU) package/,
  /could not find (lib(?:ssl|crypto)\S{0,50}|libicu\S{0,50}|libffi\S{0,50})/i,
]
const OLD: readonly RegExp[] = [
  /version [`'"]((?:GLIBC|GLIBCXX|CXXABI|GCC)_[\d.]{1,20})['"] not found/,
  /Error relocating [^\s:]{1,200}: ([^\s:]{1,200}): symbol not found/,
  /symbol lookup error: [^\s:]{1,200}: undefined symbol: ([^\s,]{1,200})/,
]

/** The package of Debian, and that of Alpine. */
const PACKAGES: readonly { library: RegExp; debian: string; alpine: string }[] = [
  { library: /^libpq\./, debian: 'libpq5', alpine: 'libpq' },
  { library: /^lib(?:mysqlclient|mariadb)\./, debian: 'libmariadb3', alpine: 'mariadb-connector-c' },
  { library: /^libGL\./, debian: 'libgl1', alpine: 'mesa-gl' },
  { library: /^lib(?:glib|gthread|gobject)-2/, debian: 'libglib2.0-0', alpine: 'glib' },
  { library: /^libgomp\./, debian: 'libgomp1', alpine: 'libgomp' },
  { library: /^libstdc\+\+\./, debian: 'libstdc++6', alpine: 'libstdc++' },
  { library: /^libgcc_s\./, debian: 'libgcc-s1', alpine: 'libgcc' },
  { library: /^libatomic\./, debian: 'libatomic1', alpine: 'libatomic' },
  { library: /^libxml2\./, debian: 'libxml2', alpine: 'libxml2' },
  { library: /^libxslt\./, debian: 'libxslt1.1', alpine: 'libxslt' },
  { library: /^libsqlite3\./, debian: 'libsqlite3-0', alpine: 'sqlite-libs' },
  { library: /^libcurl\./, debian: 'libcurl4', alpine: 'libcurl' },
  {
    library: /^lib(?:freetype|fontconfig)\./,
    debian: 'libfreetype6 libfontconfig1',
    alpine: 'freetype fontconfig',
  },
  { library: /^lib(?:ssl|crypto)\.so\.3/, debian: 'libssl3', alpine: 'libssl3 libcrypto3' },
  { library: /^(?:ICU$|libicu)/, debian: 'libicu-dev', alpine: 'icu-libs' },
  { library: /^libmagic\./, debian: 'libmagic1', alpine: 'libmagic' },
  { library: /^libcairo\./, debian: 'libcairo2', alpine: 'cairo' },
  { library: /^libpango/, debian: 'libpango-1.0-0', alpine: 'pango' },
  { library: /^libnss3\./, debian: 'libnss3', alpine: 'nss' },
]

/** Null for an unrelated line. */
export function missingLibraryIn(line: string): MissingLibrary | null {
  const library = firstGroup(SAYS, line)
  if (library !== null) return { library }
  const old = firstGroup(OLD, line)
  return old === null ? null : { library: old, isOld: true }
}

/** Completes a sentence that begins with what happened. */
export const missingLibraryWhy = ({ library, isOld }: MissingLibrary): string =>
  isOld
    ? `its libraries do not match its program, which needs \`${library}\``
    : `it needs the library \`${library}\`, which is not in the image`

/** `where`: `in the final stage`, `before that step`. */
export function missingLibraryFix({ library, isOld }: MissingLibrary, where: string): string {
  if (isOld) return 'Build it on the same distribution and version as the final stage, or link it statically.'
  if (/^lib(?:ssl|crypto)\.so\.1\.1/.test(library))
    return 'It was built for OpenSSL 1.1: build it on the distribution of the final stage.'
  const known = PACKAGES.find(({ library: pattern }) => pattern.test(library))
  return known
    ? `Install it ${where}: \`apt-get install --no-install-recommends ${known.debian}\` on Debian, \`apk add ${known.alpine}\` on Alpine.`
    : `Install the package that contains it ${where}, or copy the library from the stage that built the program.`
}

function firstGroup(patterns: readonly RegExp[], line: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.[1]
    if (found !== undefined) return found
  }
  return null
}
