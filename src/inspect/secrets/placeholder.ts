/** Values that stand where a secret would: variables, samples of documentation, passwords that protect nothing. */

const PLACEHOLDER =
  /^[$<{%@[(!]|\$\{|\{\{|%\(|<[^>]*>|\*{3}|\.{3}|…|example|placeholder|change[-_ ]?(?:me|it|this)|replace|insert|your[-_ a-z]|x{5}|dummy|fake|sample|redacted|not[-_ ]?(?:a[-_ ]?)?(?:real|secret|valid)|foo[-_]?bar|0123456789|1234567890|abcdefgh|process\.env|os\.environ|getenv/i

/** Passwords of development, alone or with digits and signs. */
const WEAK =
  /^(?:pass(?:word|wd|phrase)?|pwd|secrets?|tokens?|keys?|api|my|the|db|database|dev(?:elopment)?|test(?:ing)?|local(?:host)?|admin|root|guest|user(?:name)?|default|demo|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|redis|rabbit(?:mq)?|docker|app|web|minio|elastic|django|rails|laravel|symfony|wordpress|none|null|nil|undefined|true|false|empty|public|anonymous|hunter|letmein|qwerty|welcome|super|strong|safe|git|oauth|basic|x|access|[\d\W_])+$/i

/** Characters that differ in the shortest value that could be random. */
const LEAST_DISTINCT = 5

export const isPlaceholder = (value: string): boolean =>
  new Set(value).size < LEAST_DISTINCT || PLACEHOLDER.test(value.slice(0, 500))

/** Whether it protects nothing: a placeholder, or made of the words that everyone uses. */
export const isWeak = (value: string): boolean => isPlaceholder(value) || WEAK.test(value.slice(0, 100))

/** Bits a character, as its characters are distributed. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** Bits a character of random hexadecimal digits are 4, less in short values; words of a language have fewer. */
const LEAST_ENTROPY = 3.3
const LEAST_RANDOM = 16

/** A guess, good for a hint only. */
export const looksRandom = (value: string): boolean =>
  value.length >= LEAST_RANDOM &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  !/^[./~]|:\/\/|[/\\.][\w-]+[/\\]/.test(value) &&
  !isWeak(value) &&
  entropyOf(value) >= LEAST_ENTROPY
