/** A build context for an image with everything that engines store differently. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { savedLegacy } from './archives.ts'
import { bytes, device, dir, fifo, file, gnuLong, hardlink, opaque, symlink, tar, whiteout } from './tar.ts'

const LONG = 'long-'.repeat(30)
const DEEP = ['deep', ...Array.from({ length: 4 }, (_, level) => `${'d'.repeat(90)}${level}`)].join('/')

/** Files that a shell in busybox cannot create, as a tar for ADD. */
const ODD = tar([
  dir('odd/'),
  { ...file('odd/long', 'a long name'), pax: [['path', `odd/${LONG}`]] },
  { ...file('odd/deep', 'a long path'), pax: [['path', `odd/${DEEP}/file`]] },
  file(Buffer.from('odd/not-\xff\xfe-utf8', 'latin1'), 'a name in another encoding'),
  file('odd/setuid', '#!/bin/sh\n', { mode: 0o6755 }),
  { ...file('odd/capable', 'x'), pax: [['SCHILY.xattr.security.capability', capability()]] },
  { ...file('odd/attributed', 'y'), pax: [['SCHILY.xattr.user.sea', 'trial']] },
  file('odd/target', 'shared by three names'),
  hardlink('odd/hard', 'odd/target'),
  hardlink('odd/harder', 'odd/target'),
  symlink('odd/soft', 'target'),
  symlink('odd/elsewhere', '/nowhere/at/all'),
  { ...device('odd/device'), patch: numbered },
  fifo('odd/pipe'),
])

/** cap_net_bind_service, as the kernel stores it (VFS_CAP_REVISION_2). */
function capability(): Buffer {
  const value = Buffer.alloc(20)
  value.writeUInt32LE(0x02000001, 0)
  value.writeUInt32LE(1 << 10, 4)
  return value
}

/** The numbers of /dev/null: on overlayfs a device 0, 0 is a whiteout, and cannot be created. */
function numbered(header: Buffer): void {
  header.write('0000001\0' + '0000003\0', 329, 'latin1')
}

/** Every byte of `DEAD` below is stored by the first RUN, so the rows are the same for every builder. */
const DOCKERFILE = `FROM busybox
WORKDIR /made/by/workdir
WORKDIR /made/by/workdir
ADD odd.tar /
RUN mkdir -p /files /folder/sub /opaque/sub /links /renamed && cd /files && \\
  head -c 30000 /dev/urandom > deleted && \\
  head -c 20000 /dev/urandom > overwritten && \\
  head -c 10000 /dev/urandom > chmodded && \\
  head -c 5000 /dev/urandom > kept && ln kept linked && \\
  dd if=/dev/urandom of=sparse bs=1000 count=7 seek=3000 2>/dev/null && \\
  head -c 40000 /dev/urandom > /folder/sub/file && \\
  head -c 50000 /dev/urandom > /opaque/sub/file && \\
  head -c 60000 /dev/urandom > /links/file && ln -s /folder /links/folder && \\
  head -c 70000 /dev/urandom > /renamed/file
RUN rm /files/deleted && head -c 20500 /dev/urandom > /files/overwritten && chmod 600 /files/chmodded
RUN rm /files/kept && rm -r /folder && rm -r /opaque && mkdir /opaque && echo new > /opaque/new
RUN rm /links/folder && mkdir /links/folder && echo new > /links/folder/file && ln /links/file /links/again
RUN mv /renamed /new-name && rm -r "/odd/${LONG}" /odd/harder /odd/device && chmod 4711 /odd/capable
RUN true
COPY small /small
COPY small /small
`

const LINKED = `COPY --link small /linked/small
COPY --link small /linked/small
`

/** The expected content: rows of dead weight, and bytes that show how the layers store it. */
interface Holds {
  dead: { path: string; bytes: number; cause: string }[]
  /** As Latin-1. */
  marks: string[]
}

const DEAD = [
  { path: '/renamed/file', bytes: 70_000, cause: 'deleted' },
  { path: '/opaque/sub/file', bytes: 50_000, cause: 'deleted' },
  { path: '/folder/sub/file', bytes: 40_000, cause: 'deleted' },
  { path: '/files/deleted', bytes: 30_000, cause: 'deleted' },
  { path: '/files/overwritten', bytes: 20_000, cause: 'overwritten' },
  { path: '/files/chmodded', bytes: 10_000, cause: 'metadata' },
]
const MARKS = ['files/.wh.deleted', '.wh.folder', 'not-\xff\xfe-utf8', LONG, DEEP.slice(-100), 'capability=']
const OPAQUE = 'opaque/.wh..wh..opq'

/** By builder: only overlay2 writes an opaque marker, containerd lists the hidden files. */
export const BUILT: Readonly<Record<'old' | 'new' | 'new-containerd' | 'podman', Holds>> = {
  old: { dead: DEAD, marks: [...MARKS, OPAQUE] },
  new: { dead: DEAD, marks: [...MARKS, OPAQUE] },
  'new-containerd': { dead: DEAD, marks: [...MARKS, 'opaque/.wh.sub'] },
  podman: { dead: DEAD, marks: [...MARKS, OPAQUE] },
}

/** `link`: whether the builder supports `COPY --link`. */
export function writeOddImage(folder: string, { link }: { link: boolean }): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'odd.tar'), ODD)
  writeFileSync(join(folder, 'small'), 'a small file\n')
  writeFileSync(join(folder, 'Dockerfile'), link ? DOCKERFILE + LINKED : DOCKERFILE)
  return folder
}

/** Content that no builder writes and every engine loads. No sparse files: engines load them but fail to save them. */
export const HAND_MADE: Holds = {
  dead: [
    { path: '/gone', bytes: 500, cause: 'deleted' },
    { path: '/opaque/hidden', bytes: 300, cause: 'deleted' },
    { path: '/cut', bytes: 10, cause: 'overwritten' },
  ],
  marks: ['@LongLink'],
}

export function handMade(tag: string): Buffer {
  const below = [
    dir('./gone/'),
    file('./gone/a', bytes(200)),
    file('gone/b', bytes(300)),
    dir('opaque/'),
    file('opaque/hidden', bytes(300)),
    dir('kept/'),
    file('kept/shared', bytes(400)),
    hardlink('kept/linked', 'kept/shared'),
    gnuLong('L', `kept/${LONG}`),
    file('short', bytes(10)),
    file('cut', bytes(10)),
  ]
  const above = [
    whiteout('gone'),
    dir('opaque/'),
    opaque('opaque'),
    file('opaque/shown', bytes(30)),
    whiteout('kept/shared'),
    whiteout('never/was'),
    file('cut', bytes(7)),
  ]
  const layers = [tar(below), tar(above), tar([]), tar([])]
  return tar(savedLegacy({ layers, tags: [tag] }))
}
