/** The site of `docs/`: `npm run site`. Dead links fail the build; nothing is loaded from other hosts. */
import { join } from 'node:path'
import { defineConfig } from 'vitepress'
import { asOnGitHub } from './markdown.ts'
import { sidebar } from './navigation.ts'
import { REPOSITORY_URL, onGitHub } from './repository.ts'
import { slug } from './slug.ts'

const DOCS = join(import.meta.dirname, '..')
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><text y="80" font-size="80">⚓</text></svg>'

export default defineConfig({
  title: 'Sea Trial',
  description: 'Builds, runs, proves and weighs the container image of every pull request',
  lang: 'en',
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  // GitHub Pages serves a project below its name.
  base: process.env.SITE_BASE ?? '/',
  outDir: '../.site',
  cacheDir: '../node_modules/.cache/vitepress',
  cleanUrls: true,
  lastUpdated: false,
  rewrites: { ':folder/README.md': ':folder/index.md' },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: slug },
    config: asOnGitHub,
    languageAlias: { gitattributes: 'ini' },
  },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: sidebar(DOCS),
    outline: [2, 3],
    editLink: { pattern: onGitHub('docs/:path', 'edit'), text: 'Edit this page' },
    socialLinks: [{ icon: 'github', link: REPOSITORY_URL }],
  },
})
