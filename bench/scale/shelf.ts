/** Bytes that are stored on one day and removed a fixed number of days later. */
export class Shelf {
  readonly #days: number
  readonly #most: number
  readonly #byDay: { day: number; bytes: number }[] = []
  /** All that was ever stored. */
  added = 0
  kept = 0
  expired = 0
  /** Of those expired: removed early, because there was no room. */
  evicted = 0

  /** `most`: bytes that fit; the oldest are removed first. */
  constructor(days: number, most = Infinity) {
    this.#days = days
    this.#most = most
  }

  /** Days do not go back. */
  add(day: number, bytes: number): void {
    this.pass(day)
    const last = this.#byDay.at(-1)
    if (last?.day === day) last.bytes += bytes
    else this.#byDay.push({ day, bytes })
    this.added += bytes
    this.kept += bytes
    while (this.kept > this.#most) this.evicted += this.#removeFirst(this.kept - this.#most)
  }

  /** Removes what is too old on that day. */
  pass(day: number): void {
    for (let [first] = this.#byDay; first && first.day + this.#days <= day; [first] = this.#byDay)
      this.#removeFirst(first.bytes)
  }

  #removeFirst(most: number): number {
    const [first] = this.#byDay
    if (!first) return 0
    const bytes = most < first.bytes ? most : first.bytes
    first.bytes -= bytes
    if (first.bytes === 0) this.#byDay.shift()
    this.kept -= bytes
    this.expired += bytes
    return bytes
  }
}
