/** What a package states as its licence: an SPDX expression, one identifier, or other words. */
import { LICENSE_IDS } from './license-ids.ts'

export type License =
  | { readonly kind: 'id' | 'expression'; readonly text: string }
  /** Not of SPDX’s list, or not an expression. */
  | { readonly kind: 'name'; readonly text: string }

export function licenseOf(text: string): License {
  if (LICENSE_IDS.has(text)) return { kind: 'id', text }
  return { kind: isExpression(text) ? 'expression' : 'name', text }
}

/** `(MIT OR Apache-2.0) AND BSD-3-Clause`; after each identifier `+` or `WITH` an exception. */
function isExpression(text: string): boolean {
  const words = text.match(/[()]|[^\s()]+/g) ?? []
  let depth = 0
  let needsLicense = true
  for (const word of words) {
    const isOperator = word === 'AND' || word === 'OR' || word === 'WITH'
    if (needsLicense ? isOperator || word === ')' : !isOperator && word !== ')') return false
    if (word === '(') depth++
    else if (word === ')') depth--
    else if (!isOperator && !LICENSE_IDS.has(word.replace(/\+$/, ''))) return false
    if (depth < 0) return false
    if (word !== '(' && word !== ')') needsLicense = isOperator
  }
  return depth === 0 && !needsLicense
}
