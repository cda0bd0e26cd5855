/** Makes the HTML page of a run, writes and uploads it. Failures are sentences, and change no verdict. */
import { whyNoArtifacts } from '../core/artifact-service.ts'
import { messageOf } from '../core/errors.ts'
import type { Report } from '../core/schema.ts'
import { redact } from '../lib/redact.ts'
import { uploadPage } from '../publish/index.ts'
import { renderHtml, type PageTree } from '../report/index.ts'
import type { Tried } from './images.ts'
import { pageAssets } from './page-assets.ts'
import { isPageUploaded, pageDataOf, wantsPage } from './page-files.ts'
import type { Run } from './session.ts'

export interface WrittenPage {
  readonly file: string | null
  readonly url: string | null
  /** One sentence each. */
  readonly notes: readonly string[]
}

interface Delivery {
  /** Redacted, in the order of `tried`. */
  readonly reports: readonly Report[]
  /** Name of the image, or of all together. */
  readonly name: string
  /** Where to write it; null for nowhere. */
  readonly file: string | null
  readonly write: (file: string, html: string) => void
}

const NO_PAGE: WrittenPage = { file: null, url: null, notes: [] }

/** Writes the page, and in an action uploads it. Never rejects. */
export async function deliverPage(tried: readonly Tried[], delivery: Delivery): Promise<WrittenPage> {
  const [first] = tried
  if (!first || !tried.some(wantsPage)) return first ? { ...NO_PAGE, notes: whyNone(first) } : NO_PAGE
  const { inputs, run } = first
  try {
    const html = htmlOf(tried, delivery.reports)
    const written = delivery.file === null ? NO_PAGE : writePage(delivery.file, html, delivery.write)
    if (!isPageUploaded(inputs, run)) return written
    const { host, signal, context } = run
    const uploaded = await uploadPage(html, delivery.name, context, { ...host, signal })
    const notes =
      uploaded.url === null
        ? [`The HTML page was not uploaded as an artifact: ${uploaded.why}.`]
        : [`The HTML page of this run: ${uploaded.url}`]
    return { ...written, url: uploaded.url, notes: [...written.notes, ...notes] }
  } catch (cause) {
    return { ...NO_PAGE, notes: [`The HTML page could not be made: ${messageOf(cause)}.`] }
  }
}

/** On an Enterprise Server people may expect it. */
const whyNone = ({ inputs, run }: Tried): string[] =>
  run.mode === 'action' && inputs.artifact !== 'never' && run.host.env.ACTIONS_RUNTIME_TOKEN
    ? [`No HTML page was made: ${whyNoArtifacts(run.host.env) ?? ''}. With \`html\` it is written to a file.`]
    : []

function writePage(file: string, html: string, write: Delivery['write']): WrittenPage {
  try {
    write(file, html)
    return { ...NO_PAGE, file }
  } catch (cause) {
    return { ...NO_PAGE, notes: [`The HTML page was not written to ${file}: ${messageOf(cause)}.`] }
  }
}

/** `reports`: redacted, in the order of `tried`. Throws if the script of the page is missing. */
export function htmlOf(tried: readonly Tried[], reports: readonly Report[]): string {
  const images = reports.map((report, index) => {
    const one = tried[index]
    const tree = one?.piped?.results.tree ?? null
    return { report, tree: tree && one ? withoutSecrets(tree, one.run) : null }
  })
  return renderHtml(pageDataOf(images), pageAssets())
}

const withoutSecrets = (tree: PageTree, { secrets }: Run): PageTree => {
  const [names, owners] = [tree.names, tree.owners].map((texts) => redact(texts, secrets.all))
  return { ...tree, names: names ?? [], owners: owners ?? [] }
}
