/**
 * `context-too-large`: this build sent many bytes of its context, and the context has folders that the image hardly needs.
 * Nothing is said where the builder had the files already, where no COPY takes those folders, or where .dockerignore excludes
 * them. BuildKit sends only what a COPY or ADD names; the legacy builder sends everything.
 */
import type { Finding } from '../../core/schema.ts'
import { bytes } from '../../lib/units.ts'
import { quote } from '../causes/phrases.ts'
import type { Part, Walked } from './context-parts.ts'
import { listed } from './phrases.ts'

/** Both what was sent and what is hardly needed must reach it: a few seconds of a slow connection. */
export const LARGE_BYTES = 50_000_000
const WARN_BYTES = 250_000_000
const MOST_NAMED = 3
const MOST_SHOWN = 10

/** `sources`: what the build copies from its context. */
export function largeContext(
  sent: number | null,
  sources: readonly string[],
  { parts, isComplete }: Walked,
  ignoreFile: string,
): Finding | null {
  const copied = parts.filter(({ path }) => sources.some((source) => isIn(path, source)))
  const unneeded = sum(copied)
  if (sent === null || sent < LARGE_BYTES || unneeded < LARGE_BYTES) return null
  const named = copied.slice(0, MOST_NAMED)
  const patterns = [...new Set(named.map(({ pattern }) => pattern))].map((pattern) => quote(pattern))
  return {
    code: 'context-too-large',
    level: unneeded >= WARN_BYTES ? 'warn' : 'note',
    confidence: 'likely',
    message: `the build sent ${bytes(sent)} of its context to the builder; the context has ${isComplete ? '' : 'at least '}${bytes(unneeded)} that the image hardly needs: ${listed(named.map(described))}${copied.length > named.length ? ', …' : ''}`,
    fix: `List ${listed(patterns)} in \`${ignoreFile}\`.`,
    evidence: copied.slice(0, MOST_SHOWN).map(({ path, bytes: size }) => `${path}: ${bytes(size)}`),
  }
}

const isIn = (path: string, source: string): boolean =>
  source === '.' || path === source || path.startsWith(`${source}/`)
const sum = (parts: readonly Part[]): number => parts.reduce((total, part) => total + part.bytes, 0)
const described = ({ path, bytes: size }: Part): string => `${quote(path)} (${bytes(size)})`
