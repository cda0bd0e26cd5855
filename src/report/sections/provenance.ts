/** The footer: commit, baseline, engine and version; the run and its page. */
import { platformText } from '../../platform/name.ts'
import type { Report } from '../../core/schema.ts'
import { footer, join, type Block } from '../render/blocks.ts'
import { baselineText } from './baseline.ts'
import { cap, oneLine, shortSha } from '../render/text.ts'
import type { Links } from './view.ts'

export function provenance(report: Report, links: Links): Block {
  return footer(
    join(
      [
        report.sha ? `commit ${shortSha(report.sha)}` : '',
        baselineText(report),
        engineText(report),
        cap(oneLine(report.generator), 60),
        links.docs ? { kind: 'link', text: 'what the figures mean', url: `${links.docs}figures.md` } : '',
        links.run ? { kind: 'link', text: 'this run', url: links.run } : '',
        links.page ? { kind: 'link', text: 'page', url: links.page } : '',
      ],
      ' · ',
    ),
  )
}

/** Includes the kernel: whether an image runs can depend on it. */
export function engineText({ engine, buildEngine, image }: Report): string {
  const platform = image ? platformText(image.platform) : ''
  const host = image?.fit?.engine ? platformText(image.fit.engine) : platform
  const parts = engine
    ? [
        `engine ${engine.version} (${engine.store})`,
        platform === host ? platform || platformText(engine) : `${platform} on ${host}`,
        `kernel ${engine.kernel}`,
        buildEngine ? `built on engine ${buildEngine.version} (${buildEngine.store})` : '',
      ]
    : [platform]
  return cap(oneLine(parts.filter(Boolean).join(', ')), 200)
}
