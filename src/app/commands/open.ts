/** `sea-trial open IMAGE`: writes the HTML page of a Report, or of an image that it weighs, and opens it in a browser. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readReports } from '../../baseline/index.ts'
import { UserError, messageOf } from '../../core/errors.ts'
import { writeWhole } from '../../core/file-access.ts'
import { readOpen, type Arguments } from '../../inputs/index.ts'
import type { OpenInputs } from '../../inputs/types.ts'
import { harmless, pageTree, renderHtml, type PageImage } from '../../report/index.ts'
import { withRun } from '../command-run.ts'
import type { Host } from '../host.ts'
import { pageAssets } from '../page-assets.ts'
import { pageDataOf } from '../page-files.ts'
import { analyseNamed, reportOf, type NameAccess } from '../named-image.ts'
import type { Link } from '../trial.ts'
import { browserCommand, startBrowser } from './browser.ts'
import { withProgress } from './terminal.ts'

/** Prints the path of the page. Returns the exit code 0, also if no browser starts. Rejects with a UserError. */
export async function open(
  given: Arguments,
  host: Host,
  connectTo?: () => Promise<Link>,
  assets = pageAssets,
): Promise<number> {
  const inputs = readOpen(given, host.cwd)
  const { env } = host
  const images = await withProgress(host, (progress) =>
    withRun(env, (run) => imagesOf(inputs, { env, progress, roots: inputs.roots, run }), connectTo),
  )
  const file = writePage(renderHtml(pageDataOf(images), assets()), inputs, host.cwd)
  host.stdout.write(`${file}\n`)
  const command = browserCommand(file, process.platform, host.env)
  const failure = command && (await startBrowser(command, host.env))
  if (failure) host.stderr.write(`${harmless(`The browser was not started: ${failure}`)}\n`)
  return 0
}

const NOT_IN_REPORTS =
  'A Report does not list the files of its image. `sea-trial open IMAGE` weighs the image, and shows them.'

async function imagesOf({ image, roots }: OpenInputs, access: NameAccess): Promise<PageImage[]> {
  if (image.kind === 'report')
    return (await readReports(image.file, roots)).map((report) => ({
      report,
      tree: null,
      ...(report.image ? { whyNoFiles: NOT_IN_REPORTS } : {}),
    }))
  const analysis = await analyseNamed(image, access, { allFiles: true })
  const { paths, image: weighed } = analysis
  const report = await reportOf(image, weighed, access)
  const headline = `${report.name} was weighed, not run`
  return [{ report: { ...report, headline }, tree: paths ? pageTree(paths, weighed.packages ?? []) : null }]
}

/** Without a path: in a new folder that only this user can read. */
function writePage(html: string, { output, roots }: OpenInputs, cwd: string): string {
  const file =
    output === null ? join(mkdtempSync(join(tmpdir(), 'sea-trial-')), 'page.html') : resolve(cwd, output)
  try {
    if (output === null) writeFileSync(file, html, { mode: 0o600, flag: 'wx' })
    else writeWhole(file, html, { roots, pipes: true })
    return file
  } catch (cause) {
    const hint = 'Give --output a path in a folder that can be written, on a disk with room.'
    throw new UserError(
      'report-unwritable',
      `The page could not be written to ${file}: ${messageOf(cause)}`,
      hint,
      {
        cause,
      },
    )
  }
}
