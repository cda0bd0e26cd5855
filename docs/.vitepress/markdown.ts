/** What the pages need to look on the site as they do on GitHub. */
import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { onGitHub } from './repository.ts'

const OTHER_PLACE = /^(?:[a-z]+:|#|\/)/i

/**
 * The address of a link of a page on the site. `page`: path of the page from `docs`. Pages of `docs` stay relative, with
 * `README.md` as the page of its folder; every other file of the repository is on GitHub.
 */
export function siteLink(page: string, link: string): string {
  if (OTHER_PLACE.test(link)) return link
  const [path = '', anchor] = link.split('#')
  const fromRoot = posix.join('docs', posix.dirname(page), path)
  const isPage = fromRoot.startsWith('docs/') && path.endsWith('.md')
  const address = isPage ? path.replace(/(^|\/)README\.md$/, '$1index.md') : onGitHub(fromRoot)
  return anchor === undefined ? address : `${address}#${anchor}`
}

/** `${{ github.token }}` in a sentence is text, not an expression of Vue. */
function printBraces(md: MarkdownRenderer): void {
  const render = md.renderer.rules.code_inline
  md.renderer.rules.code_inline = (tokens, index, ...rest) => {
    tokens[index]?.attrSet('v-pre', '')
    return render?.(tokens, index, ...rest) ?? ''
  }
}

export function asOnGitHub(md: MarkdownRenderer): void {
  printBraces(md)
  md.core.ruler.push('site-links', ({ tokens, env }) => {
    const { relativePath } = env as { relativePath: string }
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const link = token.type === 'link_open' ? token.attrGet('href') : null
      if (link !== null) token.attrSet('href', siteLink(relativePath, link))
    }
  })
}
