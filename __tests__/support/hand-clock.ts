/** A clock that a test advances. */
export function handClock() {
  let now = 0
  return {
    now: () => now,
    date: () => new Date(0),
    sleep: () => Promise.resolve(),
    pass: (seconds: number) => (now += seconds),
  }
}
