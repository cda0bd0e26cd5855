/** Archives and packages beside what was unpacked or installed from them. */
import type { Claim } from '../claim.ts'
import type { PathRule } from '../rule.ts'
import type { Say } from '../phrases.ts'

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
    run: 'Delete it in the RUN that unpacks it, or unpack as it comes: `curl … | tar -x`.',
    copy: 'Let `ADD` unpack it (it takes a local tar apart), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.',
  },
  dead: {
    run: 'Download, unpack and delete in one RUN, or unpack as it comes: `curl … | tar -x`.',
    copy: 'Let `ADD` unpack it (it takes a local tar apart), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.',
  },
  confidence: 'likely',
  holds: isUnpacked,
}

const UNPACKS = /^RUN .*\b(?:tar|bsdtar|unzip|7z|7za|dpkg|rpm)\b/
const INSTALLS = /^RUN .*\b(?:tar|bsdtar|unzip|7z|7za|dpkg|rpm|apt|apt-get|dnf|yum|zypper|pip3?)\b/

/** An archive that nothing unpacks may be what the app is there to serve. */
function isUnpacked(claim: Claim, say: Say): boolean {
  const [command = '', ...later] = say.commandsFrom(claim.layer)
  if (UNPACKS.test(command)) return true
  const name = say.at(claim).largest
  const ending = name.slice(name.lastIndexOf('.'))
  return later.some((one) => INSTALLS.test(one) && one.includes(ending))
}
