/**
 * Kubernetes’ quantities: `256Mi`, `0.5`, `500m`, `1e9`.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}
const QUANTITY = /^\+?(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE]?))$/

/** In bytes or cores. Null where it is no quantity; a negative amount is none. */
export function quantityOf(text: string): number | null {
  const [, digits, exponent = '', unit = ''] = QUANTITY.exec(text) ?? []
  const factor = FACTORS[unit]
  if (digits === undefined || factor === undefined || text.length > MOST_CHARACTERS) return null
  const value = Number(`${digits}${exponent}`) * factor
  return Number.isFinite(value) ? value : null
}

const MOST_CHARACTERS = 40
