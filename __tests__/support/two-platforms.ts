/** A folder whose Dockerfile builds for this machine's platform and for one that runs nowhere here. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { elf } from './elf.ts'

/** s390x is nowhere the engine’s own: its program is the header of one, which no kernel here runs. */
export const OTHER_PLATFORM = 'linux/s390x'
const DOCKERFILE = `FROM --platform=$BUILDPLATFORM busybox AS tools
FROM scratch AS program-native
COPY --from=tools /bin/busybox /busybox
FROM scratch AS program-s390x
COPY s390x /busybox
FROM program-native AS program-amd64
FROM program-native AS program-arm64
FROM program-$TARGETARCH
EXPOSE 80
CMD ["/busybox", "httpd", "-f", "-p", "80"]
`

export function writeTwoPlatforms(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE)
  writeFileSync(join(folder, 's390x'), elf(22, { little: false }), { mode: 0o755 })
}
