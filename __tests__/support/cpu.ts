/** CPU time of this process in milliseconds, for limits that other load on the machine must not reach. */
export const cpuMilliseconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
