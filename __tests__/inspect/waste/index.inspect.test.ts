/** Findings about waste through the stage itself, without the secrets that a history may hold. */
import { expect, test } from '@jest/globals'
import type { InspectOptions } from '../../../src/inspect/index.ts'
import { analyse, saved, sha256 } from '../../support/archives.ts'
import { megabytes } from '../../support/sights.ts'
import { tar, whiteout } from '../../support/tar.ts'

const base = tar([megabytes('bin/busybox', 1)])
const layers = [base, tar([megabytes('root/.cache/pip/x', 2)]), tar([whiteout('root/.cache')])]
const history = [
  { created_by: 'the base' },
  { created_by: 'RUN /bin/sh -c pip install --index-url https://me:hunter22@pypi.example x # buildkit' },
  { created_by: 'RUN /bin/sh -c rm -rf /root/.cache # buildkit' },
]
const options: Partial<InspectOptions> = {
  base: { from: { ref: 'base', diffIds: [`sha256:${sha256(base)}`], rowsBelow: () => null }, locals: [] },
  dockerfile: { file: 'app/Dockerfile', instructionAt: () => null },
  redact: (text) => text.replaceAll('hunter22', '…'),
}

test('a finding quotes what the history says, redacted', async () => {
  const { findings, image } = await analyse(saved({ layers, config: { history } }), options)
  expect(findings).toMatchObject([{ code: 'pip-cache', level: 'warn', bytes: 2_000_000 }])
  expect(findings[0]?.message).toContain(
    '`RUN pip install --index-url https://me:…@pypi.example x` (layer 1)',
  )
  expect(JSON.stringify([findings, image])).not.toContain('hunter22')
})
