/** Manuals and translations, which programs in containers hardly show. */
import type { PathRule } from '../rule.ts'

export const documentation: PathRule = {
  code: 'documentation',
  what: 'documentation and translations',
  paths: [
    'usr/share/doc',
    'usr/share/man',
    'usr/share/info',
    'usr/share/help',
    'usr/share/gtk-doc',
    'usr/share/locale',
    'usr/local/share/doc',
    'usr/local/share/man',
    'usr/local/man',
    '**/gems/*/doc',
  ],
  live: 'If nobody reads them there, tell the package manager to leave them out (dpkg: `path-exclude`; dnf: `--setopt=tsflags=nodocs`; gem: `--no-document`).',
  confidence: 'hint',
  least: 5_000_000,
}
