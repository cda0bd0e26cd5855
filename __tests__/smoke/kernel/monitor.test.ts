/** Processes are listed while the container runs, as there are none after its end. */
import { expect, test } from '@jest/globals'
import type { Process } from '../../../src/smoke/kernel/types.ts'
import { noGuard } from '../../../src/smoke/kernel/disk.ts'
import { noAccess } from '../../../src/smoke/kernel/view.ts'
import { KernelMonitor } from '../../../src/smoke/kernel/monitor.ts'

const row = (pid: number, command: string): Process => ({ pid, parent: pid - 1, user: 0, command })

test('the last complete list of processes is kept', () => {
  const views: (Process[] | null)[] = [
    [row(70, 'sh start.sh')],
    [row(70, 'sh start.sh'), row(71, 'node app.js')],
    [row(70, '[sh]'), row(71, 'node app.js')],
    [row(71, 'node app.js')].map((one) => ({ ...one, command: '[node]' })),
    [],
    null,
  ]
  const monitor = new KernelMonitor(false)
  monitor.open({ ...noAccess('a test'), processes: () => views.shift() ?? null }, noGuard)
  for (let now = 0; views.length > 0; now += 0.05) monitor.look(now)
  monitor.lastLook(10, true)
  expect(monitor.seen.processes).toEqual([row(70, 'sh start.sh'), row(71, 'node app.js')])
})

test('they are listed often at first, then less', () => {
  let looks = 0
  const monitor = new KernelMonitor(false)
  monitor.open({ ...noAccess('a test'), processes: () => (looks++, [row(70, 'app')]) }, noGuard)
  for (let now = 0; now < 2; now += 0.01) monitor.look(now)
  expect(looks).toBeGreaterThan(40)
  const early = looks
  for (let now = 2; now < 12; now += 0.01) monitor.look(now)
  expect(looks - early).toBeLessThan(45)
})
