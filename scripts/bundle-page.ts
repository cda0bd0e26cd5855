/** `node scripts/bundle-page.ts FOLDER` bundles the script and the style of the HTML page into `page.js` and `page.css`. */
import { build, type Plugin } from 'esbuild'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const CLIENT = 'src/report/html/client'
/** Their code is in every page, so their licences are, too. */
const LIBRARIES = ['d3-hierarchy']

/** No file of the page does anything when it is imported, so what is not used is left out, modules of Node among it. */
const unusedModulesLeftOut: Plugin = {
  name: 'unused-modules-left-out',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false }))
    bundler.onResolve(
      { filter: /./ },
      async ({ path, kind, pluginData, importer, resolveDir, namespace }) => {
        if (pluginData === 'resolved' || kind === 'entry-point') return undefined
        const from = { kind, importer, resolveDir, namespace }
        return { ...(await bundler.resolve(path, { ...from, pluginData: 'resolved' })), sideEffects: false }
      },
    )
  },
}

export async function bundlePage(folder: string): Promise<void> {
  const licences = LIBRARIES.map((name) => `${name}\n${read(`node_modules/${name}/LICENSE`)}`)
  const { metafile } = await build({
    entryPoints: { page: `${CLIENT}/main.ts` },
    outfile: join(folder, 'page.js'),
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022', legalComments: 'none' },
    banner: { js: `/*! ${licences.join('\n')} */` },
    plugins: [unusedModulesLeftOut],
    ...{ metafile: true, logLevel: 'warning' },
  })
  const ofNode = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  if (ofNode.length > 0) throw new Error(`the page uses modules that no browser has: ${ofNode.join(', ')}`)
  await build({
    entryPoints: { page: `${CLIENT}/page.css` },
    outfile: join(folder, 'page.css'),
    ...{ bundle: true, minify: true, target: 'es2022', logLevel: 'warning' },
  })
  appendFileSync(join(folder, 'licenses.txt'), `\n${licences.join('\n')}`)
}

const read = (path: string): string => readFileSync(path, 'utf8').trim()

if (import.meta.main) await bundlePage(process.argv[2] ?? 'dist')
