/** Archives and package files that were unpacked or installed, and kept. */
import type { Claim } from '../claim.ts'
import type { Phrases } from '../phrases.ts'
import type { PathRule } from '../rule.ts'

const COPIED =
  'Let `ADD` unpack it (it extracts a local tar), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.'

export const archives: PathRule = {
  code: 'archives',
  what: 'archives',
  paths: [
    '*.tar',
    '*.tar.gz',
    '*.tgz',
    '*.tar.bz2',
    '*.tbz2',
    '*.tar.xz',
    '*.txz',
    '*.tar.zst',
    '*.zip',
    '*.7z',
    '*.deb',
    '*.rpm',
    '*.whl',
  ].map((name) => `**/${name}`),
  live: {
    run: 'Delete it in the RUN that unpacks it, or unpack while downloading: `curl … | tar -x`.',
    copy: COPIED,
  },
  dead: {
    run: 'Download, unpack and delete in one RUN, or unpack while downloading: `curl … | tar -x`.',
    copy: COPIED,
  },
  confidence: 'likely',
  isWaste: isUnpacked,
}

const UNPACKS = /^RUN .*\b(?:tar|bsdtar|unzip|7z|7za|dpkg|rpm)\b/
const INSTALLS = /^RUN .*\b(?:tar|bsdtar|unzip|7z|7za|dpkg|rpm|apt|apt-get|dnf|yum|zypper|pip3?)\b/

/** An archive that no command unpacks may be what the app serves. */
function isUnpacked(claim: Claim, phrases: Phrases): boolean {
  const [command = '', ...later] = phrases.commandsFrom(claim.layer)
  if (UNPACKS.test(command)) return true
  const name = phrases.at(claim).largest
  const ending = name.slice(name.lastIndexOf('.'))
  return later.some((one) => INSTALLS.test(one) && one.includes(ending))
}
