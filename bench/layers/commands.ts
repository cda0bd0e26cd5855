/** The commands that show an image, until they have printed or drawn it. `browse` runs in a pseudo-terminal of `script`. */
import { spawn } from 'node:child_process'
import { measured } from '../measured.ts'
import { alternate, median } from '../rounds.ts'
import { s, times, type Row } from '../table.ts'
import { LARGE, type Store } from './image.ts'
import { inTemp } from './weighing.ts'

const ROUNDS = 3
const DIST = 'dist/index.js'
/** Targets in seconds. */
const WARM = 1
const COLD = 3

export async function commandRows({ name, env }: Store, ref = LARGE): Promise<Row[]> {
  const [node, save] = [process.execPath, () => measured('docker', ['save', ref], { env })]
  return inTemp(async (cache) => {
    const layers = (folder: string) =>
      measured(node, [DIST, 'layers', ref], { env: { ...env, SEA_TRIAL_CACHE: folder } })
    const browse = (folder: string) => firstFrame(ref, { ...env, SEA_TRIAL_CACHE: folder })
    await layers(cache)
    const found = await alternate(
      ROUNDS,
      {
        save: async () => (await save()).seconds,
        layersCold: () => inTemp(async (empty) => (await layers(empty)).seconds),
        layersWarm: async () => (await layers(cache)).seconds,
        browseCold: () => inTemp(browse),
        browseWarm: () => browse(cache),
      },
      0,
    )
    const row = (what: string, ours: readonly number[], target: number): Row => [
      `${what} / docker save, ${name}`,
      times(median(ours) / median(found.save), 3),
      `${s(median(ours))} / ${s(median(found.save))}, target ≤ ${s(target)}`,
    ]
    return [
      row('layers, cold', found.layersCold, COLD),
      row('layers, warm', found.layersWarm, WARM),
      row('browse, cold', found.browseCold, COLD),
      row('browse, warm', found.browseWarm, WARM),
    ]
  })
}

/** Seconds until the keys are on the screen. */
function firstFrame(ref: string, env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now()
  const command = `stty rows 40 cols 120; exec '${process.execPath}' ${DIST} browse '${ref}'`
  const child = spawn('script', ['--quiet', '--flush', '--command', command, '/dev/null'], {
    env: { ...env, SHELL: '/bin/sh', TERM: 'xterm', LANG: 'C.UTF-8' },
  })
  return new Promise((resolve, reject) => {
    let seen = ''
    let seconds = NaN
    child.once('error', reject)
    child.once('close', () =>
      Number.isNaN(seconds)
        ? reject(new Error(`browse drew nothing: ${seen.slice(-500)}`))
        : resolve(seconds),
    )
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
      if (!Number.isNaN(seconds) || !seen.includes('? help')) return
      seconds = (performance.now() - began) / 1000
      child.stdin.write('q')
    })
  })
}
