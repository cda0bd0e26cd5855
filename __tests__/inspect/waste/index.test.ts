/** Findings about layers that undo each other, and cases that must not be reported. */
import { describe, expect, test } from '@jest/globals'
import { wasteFindings, type WasteInput } from '../../../src/inspect/waste/index.ts'
import type { Finding } from '../../../src/core/schema.ts'
import { from, megabytes, sightOf, step, type Step } from '../../support/sights.ts'
import { file, hardlink, opaque, whiteout, type Member } from '../../support/tar.ts'

const wasteIn = (steps: Step[], more: Partial<WasteInput> = {}): Finding[] =>
  wasteFindings(sightOf(steps, more))
const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, bytes, location }) => `${code} ${bytes} :${location?.line}`)
const sayings = (findings: readonly Finding[]): string[] =>
  findings.map(({ message, fix }) => `${message}. ${fix}`)
/** The same file with other metadata. */
const changed = (member: Member): Member => ({ ...member, mode: 0o777 })

const base = from(megabytes('bin/busybox', 1))
const [a, b, c] = [megabytes('srv/a.bin', 1), megabytes('srv/b.bin', 2), megabytes('srv/c.bin', 3)]

describe('stored again only for mode, owner or time', () => {
  test.each<[string, Step[], string]>([
    [
      'what a COPY brought',
      [step('COPY srv /srv', a, b), step('RUN chmod -R g+w /srv', changed(a), changed(b))],
      '3.0 MB: `RUN chmod -R g+w /srv` (Dockerfile:3) stored 2 files of `/srv` again, only to change their mode. Use `COPY --chmod=…` (Dockerfile:2).',
    ],
    [
      'a single file',
      [step('COPY srv /srv', a, b), step('RUN chown app /srv/b.bin', changed(b))],
      '2.0 MB: `RUN chown app /srv/b.bin` (Dockerfile:3) stored `/srv/b.bin` again, only to change its owner. Use `COPY --chown=…` (Dockerfile:2).',
    ],
    [
      'what a RUN made',
      [step('RUN make', a), step('RUN chmod +x /srv/a.bin && chown app /srv/a.bin', changed(a))],
      '1.0 MB: `RUN chmod +x /srv/a.bin && chown app /srv/a.bin` (Dockerfile:3) stored `/srv/a.bin` again, only to change its mode and owner. Do so in the RUN that makes it (Dockerfile:2).',
    ],
    [
      'what the base image has',
      [from(a), step('RUN touch /srv/a.bin', changed(a))],
      '1.0 MB: `RUN touch /srv/a.bin` (Dockerfile:2) stored `/srv/a.bin` again, only to change its mode, owner or time. What it changed is the base image’s: change only the files that need it, or give the app folders of its own.',
    ],
  ])('%s', (_, steps, says) => expect(sayings(wasteIn([base, ...steps]))).toEqual([says]))

  test('a file that other content replaces is no copy', () => {
    const findings = wasteIn([base, step('RUN make', a), step('RUN chmod', { ...b, name: 'srv/a.bin' })])
    expect(brief(findings)).toEqual(['dead-weight 1000000 :2'])
  })

  test('in a chain of copies each is reported once, at its own line', () => {
    const findings = wasteIn([
      base,
      step('COPY a /srv', a),
      step('RUN chmod x', changed(a)),
      step('RUN chown x', a),
    ])
    expect(brief(findings)).toEqual(['mode-copies 1000000 :3', 'mode-copies 1000000 :4'])
    expect(findings.map(({ fix }) => fix)).toEqual([
      'Use `COPY --chmod=…` (Dockerfile:2).',
      'Use `COPY --chown=…` (Dockerfile:2).',
    ])
  })

  test('one that a COPY brings twice', () => {
    const findings = wasteIn([base, step('COPY a.bin /srv/', a), step('COPY . /srv/', changed(a), b)])
    expect(sayings(findings)).toEqual([
      '1.0 MB: `COPY . /srv/` (Dockerfile:3) stored `/srv/a.bin` again, which `COPY a.bin /srv/` (Dockerfile:2) had brought already with the same content. Copy each file once: name only the missing files in the later COPY, or use `--exclude`.',
    ])
  })

  test('and then deleted: both are waste, the copy at its line', () => {
    const findings = wasteIn([
      base,
      step('RUN make', a),
      step('RUN chmod x', changed(a)),
      step('RUN rm a', whiteout('srv/a.bin')),
    ])
    expect(brief(findings)).toEqual(['dead-weight 1000000 :2', 'mode-copies 1000000 :3'])
    expect(findings[0]?.message).toContain('deleted by `RUN rm a` (Dockerfile:4)')
  })

  test('a place that is waste anyhow claims its copies too, at the line that brought it', () => {
    const git = megabytes('app/.git/pack', 2)
    const findings = wasteIn([base, step('COPY . /app', git), step('RUN chown -R app /app', changed(git))])
    expect(sayings(findings)).toEqual([
      '4.0 MB of git’s own data (`/app/.git`), brought in by `COPY . /app` (Dockerfile:2), stored again by `RUN chown -R app /app` (Dockerfile:3). List `.git` in `.dockerignore`.',
    ])
  })
})

describe('added in one layer, gone in another', () => {
  test.each<[string, Step[], string]>([
    [
      'RUN and RUN',
      [step('RUN make', c), step('RUN rm -rf /srv', whiteout('srv/c.bin'))],
      '3.0 MB of `/srv/c.bin`: added by `RUN make` (Dockerfile:2), deleted by `RUN rm -rf /srv` (Dockerfile:3). Do both in one RUN: what a layer holds, a later one can only hide.',
    ],
    [
      'COPY and RUN',
      [step('COPY srv /srv', b, c), step('RUN use && rm -rf /srv', opaque('srv'))],
      '5.0 MB in 2 files of `/srv`: added by `COPY srv /srv` (Dockerfile:2), deleted by `RUN use && rm -rf /srv` (Dockerfile:3). Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, or copy them in an earlier stage.',
    ],
    [
      'changed by a RUN',
      [step('COPY srv /srv', c), step('RUN sed -i s/a/b/ /srv/c.bin', { ...b, name: 'srv/c.bin' })],
      '3.0 MB of `/srv/c.bin`: added by `COPY srv /srv` (Dockerfile:2), overwritten by `RUN sed -i s/a/b/ /srv/c.bin` (Dockerfile:3). Make the change before the COPY, or in an earlier stage.',
    ],
    [
      'replaced by a COPY',
      [step('RUN make', c), step('COPY srv /srv', { ...b, name: 'srv/c.bin' })],
      '3.0 MB of `/srv/c.bin`: added by `RUN make` (Dockerfile:2), overwritten by `COPY srv /srv` (Dockerfile:3). Store the final files only: leave out what is replaced.',
    ],
    [
      'built twice',
      [step('RUN make', c), step('RUN make again', { ...b, name: 'srv/c.bin' })],
      '3.0 MB of `/srv/c.bin`: added by `RUN make` (Dockerfile:2), overwritten by `RUN make again` (Dockerfile:3). Do both in one RUN, so that only the final files are stored.',
    ],
  ])('%s', (_, steps, says) => expect(sayings(wasteIn([base, ...steps]))).toEqual([says]))

  test('all over the image: the largest places', () => {
    const steps = [
      step('RUN make', a, megabytes('usr/x', 2), megabytes('etc/y', 3)),
      step('RUN rm', whiteout('srv'), whiteout('usr'), whiteout('etc')),
    ]
    expect(wasteIn([base, ...steps])[0]?.message).toMatch(
      /^6\.0 MB in 3 files \(`\/etc\/y`, `\/usr\/x`, …\): added by /,
    )
  })

  test('by several layers: the one that killed most is named', () => {
    const steps = [
      step('RUN make', a, b, c),
      step('RUN rm c', whiteout('srv/c.bin')),
      step('RUN rm b', whiteout('srv/b.bin')),
    ]
    expect(wasteIn([base, ...steps])[0]?.message).toBe(
      '5.0 MB in 2 files of `/srv`: added by `RUN make` (Dockerfile:2), deleted by `RUN rm c` (Dockerfile:3) and others',
    )
  })

  test('part of a cache that is still there is said', () => {
    const [gone, left] = [megabytes('root/.cache/pip/a', 2), megabytes('root/.cache/pip/b', 1)]
    const findings = wasteIn([
      base,
      step('RUN pip install x', gone, left),
      step('RUN rm a', whiteout('root/.cache/pip/a')),
    ])
    expect(findings.map(({ message }) => message)).toEqual([
      '3.0 MB of pip’s cache (`/root/.cache/pip`): added by `RUN pip install x` (Dockerfile:2), deleted by `RUN rm a` (Dockerfile:3) (1.0 MB of it is still there)',
    ])
  })

  test('what a layer lost to itself is another finding', () => {
    expect(wasteIn([base, step('RUN make', a, { ...b, name: 'srv/a.bin' })])).toEqual([])
  })
})

describe('the base image', () => {
  test('of Debian may have a smaller variant', () => {
    const packages = [{ type: 'deb', name: 'libc6', version: '2', bytes: 1, layer: 0 }]
    const [finding] = wasteIn([from(a, b), step('RUN rm -rf /srv', whiteout('srv'))], { packages })
    expect(finding?.fix).toBe(
      'Leave that out, or choose a smaller base: many of Debian’s have a `-slim` variant.',
    )
  })
  test.each([
    'var/lib/dpkg/status',
    'var/cache/debconf/templates.dat',
    'etc/ld.so.cache',
    'etc/passwd',
    'lib/apk/db/installed',
    'usr/lib/sysimage/rpm/rpmdb.sqlite',
    'var/lib/rpm/Packages.db',
  ])('has /%s written again by every installation, which is not waste', (name) => {
    const [before, now] = [megabytes(name, 3), { ...megabytes(name, 4), name }]
    const codes = wasteIn([from(before), step('RUN apt-get install -y curl', now)]).map(({ code }) => code)
    expect(codes).not.toContain('base-replaced')
  })
  test('has a library upgraded, which it carries twice', () => {
    const name = 'usr/lib/libx.so.1'
    const codes = wasteIn([from(megabytes(name, 3)), step('RUN apt-get upgrade -y', megabytes(name, 4))]).map(
      ({ code }) => code,
    )
    expect(codes).toContain('base-replaced')
  })

  test('deleting its files saves nothing', () => {
    const findings = wasteIn([from(a, b), step('RUN rm -rf /srv', whiteout('srv'))])
    expect(sayings(findings)).toEqual([
      '3.0 MB of the base image’s files (`/srv`) were deleted by `RUN rm -rf /srv` (Dockerfile:2), which saves nothing: the base’s layers still hold them. Leave that out, or choose a smaller base.',
    ])
  })

  test('an upgrade carries them twice', () => {
    const findings = wasteIn([from(a), step('RUN apt-get -y upgrade', { ...b, name: 'srv/a.bin' })])
    expect(sayings(findings)).toEqual([
      '1.0 MB of the base image’s files (`/srv/a.bin`) were replaced by `RUN apt-get -y upgrade` (Dockerfile:2): the image carries them twice. Use a newer base image instead of an upgrade: build with `--pull`, and raise its tag or digest.',
    ])
  })

  test('its own waste is not reported', () => {
    expect(
      wasteIn([from(a, b), from(whiteout('srv/a.bin'), changed(b)), step('COPY x /x', megabytes('x', 1))]),
    ).toEqual([])
  })
})

describe('the same content in several places', () => {
  const twin = (member: Member, name: string): Member => ({ ...member, name })

  test('within your layers, and with the base', () => {
    const findings = wasteIn([
      from(b),
      step('COPY c /srv', c),
      step('RUN cp', twin(c, 'opt/c'), twin(b, 'opt/b')),
    ])
    expect(findings).toEqual([
      {
        code: 'duplicate-files',
        level: 'warn',
        confidence: 'hint',
        message:
          '5.0 MB: `RUN cp` (Dockerfile:3) stored 2 files of `/opt`, which the image has elsewhere too, with the same content',
        fix: 'If one is enough, keep one and link to it: `ln -s`, or `cp -l` within one RUN.',
        location: { file: 'app/Dockerfile', line: 3 },
        evidence: ['3.0 MB /opt/c, the same as /srv/c.bin', '2.0 MB /opt/b, the same as /srv/b.bin'],
        bytes: 5_000_000,
      },
    ])
  })

  test('one by its name', () => {
    const findings = wasteIn([base, step('RUN make', c, twin(c, 'opt/c'))])
    expect(findings[0]?.message).toBe(
      '3.0 MB: `RUN make` (Dockerfile:2) stored `/opt/c`, the same as `/srv/c.bin`',
    )
  })

  test.each<[string, Step[]]>([
    ['a hard link', [step('RUN make', c, hardlink('opt/c', 'srv/c.bin'))]],
    ['one that is gone', [step('COPY c /srv', c), step('RUN mv', whiteout('srv/c.bin'), twin(c, 'opt/c'))]],
    [
      'many small ones',
      [step('RUN make', ...Array.from({ length: 99 }, (_, n) => file(`srv/${n}`, Buffer.alloc(90_000))))],
    ],
  ])('not %s', (_, steps) =>
    expect(wasteIn([base, ...steps]).map(({ code }) => code)).not.toContain('duplicate-files'),
  )
})

describe('hard links', () => {
  const store = megabytes('root/.local/share/pnpm/store/v3/x', 3)
  const link = hardlink('app/node_modules/x', 'root/.local/share/pnpm/store/v3/x')

  test('a store that the app’s files are linked to costs nothing', () => {
    expect(wasteIn([base, step('RUN pnpm install', store, link)])).toEqual([])
  })

  test('unless the app’s side of the link is gone', () => {
    const findings = wasteIn([
      base,
      step('RUN pnpm install', store, link),
      step('RUN rm', whiteout('app/node_modules')),
    ])
    expect(brief(findings)).toEqual(['pnpm-store 3000000 :2'])
  })

  test('links within the store do not matter', () => {
    const inside = hardlink('root/.local/share/pnpm/store/v3/y', 'root/.local/share/pnpm/store/v3/x')
    expect(brief(wasteIn([base, step('RUN pnpm install', store, inside)]))).toEqual(['pnpm-store 3000000 :2'])
  })

  test('a link of a later layer keeps it alive', () => {
    expect(wasteIn([base, step('RUN pnpm fetch', store), step('RUN pnpm install', link)])).toEqual([])
  })
})

describe('archives', () => {
  const zip = megabytes('srv/data.zip', 2)
  test.each<[string, Step[], string[]]>([
    [
      'copied, then unpacked',
      [step('COPY data.zip /srv/', zip), step('RUN unzip /srv/data.zip')],
      ['archives 2000000 :2'],
    ],
    ['copied to be served', [step('COPY data.zip /srv/', zip), step('RUN make')], []],
    ['copied, and another one unpacked', [step('COPY data.zip /srv/', zip), step('RUN tar xf /x.tgz')], []],
    ['fetched to be served', [step('RUN curl -O https://example.org/data.zip', zip)], []],
    [
      'a wheel that was installed',
      [step('COPY x.whl /', megabytes('x.whl', 2)), step('RUN pip install /x.whl')],
      ['archives 2000000 :2'],
    ],
  ])('%s', (_, steps, expected) => expect(brief(wasteIn([base, ...steps]))).toEqual(expected))
})

describe('how it came', () => {
  const modules = megabytes('app/node_modules/x', 2)
  test.each<[string, Step, string[]]>([
    ['from the build context', step('COPY . /app', modules), ['node-modules']],
    ['from another stage', step('COPY --from=build /app /app', modules), []],
    [
      'from the build context by an absolute path',
      step('COPY --chown=1:1 /app /app', modules),
      ['node-modules'],
    ],
    ['behind ONBUILD', step('ONBUILD COPY . /app', modules), ['node-modules']],
    ['installed', step('RUN npm ci', modules), []],
  ])('%s', (_, one, codes) => expect(wasteIn([base, one]).map(({ code }) => code)).toEqual(codes))

  test('without the Dockerfile, absolute paths are taken to be from a stage', () => {
    const unknown = { file: null, instructionAt: () => null }
    expect(wasteIn([base, step('COPY --from=build /app /app', modules)], unknown)).toEqual([])
    expect(wasteIn([base, step('COPY . /app', modules)], unknown)).toMatchObject([{ code: 'node-modules' }])
    expect(wasteIn([base, step('COPY . /app', modules)], unknown)[0]?.message).toMatch(
      / by `COPY \. \/app` \(layer 1\)$/,
    )
    expect(wasteIn([base, step('COPY . /app', modules)], unknown)[0]).not.toHaveProperty('location')
  })
})

describe('what is worth a finding', () => {
  const lists = (size: number): Step => step('RUN apt-get update', megabytes('var/lib/apt/lists/x', size))
  test.each<[string, Step[], string[]]>([
    ['a megabyte of a large image', [lists(1), step('COPY x /x', megabytes('x', 30))], ['note']],
    ['a tenth of the image', [from(megabytes('x', 6)), lists(0.8)], ['warn']],
    [
      'a twentieth of your layers',
      [from(megabytes('x', 9)), lists(0.11), step('COPY x /y', megabytes('y', 2))],
      ['note'],
    ],
    ['less than that', [lists(0.1), step('COPY x /x', megabytes('x', 2))], []],
    ['next to nothing', [lists(0.09)], []],
    ['ten megabytes', [from(megabytes('x', 91)), lists(10)], ['warn']],
  ])('%s', (_, steps, levels) => expect(wasteIn([base, ...steps]).map(({ level }) => level)).toEqual(levels))

  test('the dozen largest, the largest first', () => {
    const steps = Array.from({ length: 20 }, (_, n) =>
      step(`RUN ${n}`, megabytes(`var/log/${n}`, 1 + n / 10)),
    )
    const sizes = wasteIn([base, ...steps]).map(({ bytes }) => bytes)
    expect(sizes).toEqual(Array.from({ length: 12 }, (_, n) => 2_900_000 - n * 100_000))
  })
})

describe('build tools', () => {
  test('are named by their packages where these are known', () => {
    const packages = ['gcc-12', 'libc6-dev', 'curl', 'make'].map((name) => ({
      type: 'deb',
      name,
      version: '1',
      bytes: 1,
      layer: 1,
    }))
    const gcc = step(
      'RUN apt-get install -y gcc',
      megabytes('usr/lib/gcc/cc1', 4),
      megabytes('usr/include/x.h', 3),
    )
    const elsewhere = packages.map((one) => ({ ...one, layer: 0 }))
    expect(wasteIn([base, gcc], { packages })[0]?.evidence).toEqual([
      'packages: gcc-12, libc6-dev, make',
      '4.0 MB /usr/lib/gcc',
      '3.0 MB /usr/include',
    ])
    expect(wasteIn([base, gcc], { packages: elsewhere })[0]?.evidence).toHaveLength(2)
  })
})

describe('hostile names and commands', () => {
  test('stay in their quotation, and short', () => {
    const command = `RUN echo \`date\` ${'x'.repeat(3000)} \ud83d\ude00`
    const name = `var/log/\`rm\`${'y'.repeat(60)}`
    const [finding] = wasteIn([base, step(command, megabytes(name, 2), megabytes('var/log/z', 2))])
    expect(finding?.message).toBe(
      `4.0 MB of logs (\`/var/log/'rm'${'y'.repeat(60)}\`, \`/var/log/z\`), left in the image by \`RUN echo 'date' ${'x'.repeat(43)}…\` (Dockerfile:2)`,
    )
    const [deleted] = wasteIn([
      base,
      step('RUN x', megabytes(name.replace('var/log', 'a'), 2)),
      step(command, whiteout('a')),
    ])
    expect((deleted?.message.match(/`/g) ?? []).length).toBe(6)
  })

  test('a deep path costs its depth once', () => {
    const deep = Array.from({ length: 400 }, (_, n) => `d${n}`).join('/')
    const pax = (path: string): Member => ({ ...megabytes('x', 0.1), pax: [['path', path]] })
    const logs = Array.from({ length: 20 }, (_, n) => pax(`var/log/${deep}/${n}`))
    const [finding] = wasteIn([base, step('RUN make', ...logs)])
    expect(finding).toMatchObject({ code: 'logs', bytes: 2_000_000 })
    expect(finding?.evidence.join('').length).toBeLessThan(2000)
  })
})
