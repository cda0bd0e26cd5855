/**
 * `npm run site` builds the site of docs/ into .site/. VitePress fails on dead links; this also fails if a page would load
 * anything from another host: no fonts, scripts or counters of others.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vitepress'

const OUT = '.site'
const LOADED = [
  /<(?:script|img|iframe|source)\b[^>]*\bsrc="(?:https?:)?\/\/[^"]*"/g,
  /<link\b[^>]*\bhref="(?:https?:)?\/\/[^"]*"/g,
  /(?:url\(|@import )["']?(?:https?:)?\/\/[^"')]*/g,
]

await build('docs')
const pages = readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:html|css)$/.test(name),
)
const foreign = pages.flatMap((name) => {
  const text = readFileSync(join(OUT, name), 'utf8')
  return LOADED.flatMap((pattern) => text.match(pattern) ?? []).map((found) => `${name}: ${found}`)
})
if (foreign.length > 0) {
  console.error(`The site would load from other hosts:\n${foreign.join('\n')}`)
  process.exitCode = 1
} else console.log(`${OUT}/ has ${pages.filter((name) => name.endsWith('.html')).length} pages.`)
