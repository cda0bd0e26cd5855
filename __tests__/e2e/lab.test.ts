/** The lab itself: whether it knows a live process from a dead one, and starts an engine each time it is asked to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const HOME = process.env.SEA_TRIAL_LAB ?? '/var/lib/sea-trial-lab'
const LAB = join(process.cwd(), 'lab', 'lab.sh')

const folder = mkdtempSync(join(tmpdir(), 'lab-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a script prints that has the lab's functions for processes; its arguments are $1, $2 … */
async function script(text: string, ...words: string[]): Promise<string> {
  const whole = `set -euo pipefail; . lab/process.sh\n${text}`
  return (await run('bash', ['-c', whole, 'test', ...words])).stdout.trim()
}

describe('a process', () => {
  const chain = join(folder, 'chain.sh')
  /** Becomes another program $1 times, then sleeps. */
  beforeAll(() =>
    writeFileSync(chain, '[ "$1" -gt 0 ] || exec sleep 60\nexec bash "$0" $(($1 - 1)) "${@:2}"\n'),
  )

  test('is alive while it becomes another program, each of 600 times', async () => {
    const text = `
      asked=0 dead=0
      for round in {1..20}; do
        bash "$1" 40 & pid=$!
        for look in {1..30}; do
          asked=$((asked + 1))
          alive "$pid" || dead=$((dead + 1))
        done
        kill "$pid"; wait "$pid" || true
      done 2>/dev/null
      echo "$dead of $asked"`
    expect(await script(text, chain)).toBe('0 of 600')
  })

  test('is not alive when it is over and nobody has waited for it, each of 300 times', async () => {
    const text = `
      bash -c 'for i in {1..300}; do sleep 600 & echo $!; done >"$0"; kill -STOP $$' "$1" & parent=$!
      for tries in {1..100}; do ! grep -q ') T' "/proc/$parent/stat" || break; sleep 0.1; done
      kill $(<"$1")
      for tries in {1..100}; do ! grep -q ') [^Z]' $(sed 's,.*,/proc/&/stat,' "$1") || sleep 0.1; done
      zombies=0 living=0
      while read -r pid; do
        ! grep -q ') Z' "/proc/$pid/stat" || zombies=$((zombies + 1))
        ! alive "$pid" || living=$((living + 1))
      done <"$1"
      kill -KILL "$parent"
      echo "$living of $zombies"`
    expect(await script(text, join(folder, 'zombies'))).toBe('0 of 300')
  })

  test('that is gone, or has no number, is not alive', async () => {
    const text = `true & pid=$!; wait; for one in "$pid" '' x ../self; do ! alive "$one" || echo "$one"; done`
    expect(await script(text)).toBe('')
  })

  test('may have brackets and blanks in its name', async () => {
    const program = join(folder, ') Z (')
    cpSync('/bin/sleep', program)
    expect(await script('"$1" 60 & pid=$!; sleep 0.2; alive "$pid" && echo yes; kill "$pid"', program)).toBe(
      'yes',
    )
  })

  test('is known as our own from its first moment, each of 100 times; another one never is', async () => {
    const text = `
      found=0
      for round in {1..100}; do
        bash "$1" 5 --socket=ours & echo $! >"$2/pid"
        [ "$(own_pid "$2" --socket=ours)" != $! ] || found=$((found + 1))
        ! own_pid "$2" --socket=other || echo other
        kill -KILL $!; wait $! || true
        ! own_pid "$2" --socket=ours || echo gone
      done 2>/dev/null
      echo "$found"`
    // its command line is that of this name until the first program runs
    const own = join(folder, 'lab.sh')
    writeFileSync(own, `set -euo pipefail; . lab/process.sh\n${text}`)
    const chained = join(folder, 'kept.sh')
    writeFileSync(
      chained,
      '[ "$1" -gt 0 ] || exec bash -c "kill -STOP \\$\\$" ours "$2"\nexec bash "$0" $(($1 - 1)) "$2"\n',
    )
    const { stdout } = await run('bash', [own, chained, folder])
    expect(stdout.trim()).toBe('100')
  })
})

describe('an engine', () => {
  const programs = join(folder, 'programs')
  beforeAll(() =>
    cpSync(join(HOME, 'root', 'bookworm'), programs, { recursive: true, verbatimSymlinks: true }),
  )

  /** A lab of its own, with the programs of the one that is there. */
  function freshLab(name: string): NodeJS.ProcessEnv {
    const lab = join(folder, name)
    mkdirSync(join(lab, 'root'), { recursive: true })
    symlinkSync(programs, join(lab, 'root', 'bookworm'))
    for (const part of ['bin', 'client']) symlinkSync(join(HOME, part), join(lab, part))
    return { ...process.env, SEA_TRIAL_LAB: lab }
  }

  /** In a network of its own, so that no firewall rule of the engines that are up is touched. */
  const alone = async (text: string, env: NodeJS.ProcessEnv, ...words: string[]) => {
    const whole = `set -euo pipefail; chroot "$SEA_TRIAL_LAB/root/bookworm" ip link set lo up\n${text}`
    return run('unshare', ['--net', 'bash', '-c', whole, 'test', LAB, ...words], { env })
  }

  const left = (env: NodeJS.ProcessEnv): string[] =>
    readdirSync('/proc').filter(
      (pid) => /^\d+$/.test(pid) && commandOf(pid).includes(`${env.SEA_TRIAL_LAB}/`),
    )

  function commandOf(pid: string): string {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return '' // it has ended meanwhile
    }
  }

  test('starts and stops 30 times of 30', async () => {
    const often = `
      for round in {1..10}; do
        bash "$1" up old
        bash "$1" down old
      done 2>&1`
    const labs = ['a', 'b', 'c'].map(freshLab)
    const ran = await Promise.all(labs.map((env) => alone(often, env)))
    const lines = ran.flatMap(({ stdout }) => stdout.split('\n'))
    expect(lines.filter((line) => line.startsWith('lab: old is up'))).toHaveLength(30)
    expect(lines.filter((line) => line === 'lab: old is down')).toHaveLength(30)
    expect(labs.flatMap(left)).toEqual([])
  })

  test('that cannot start keeps its log through the next try, and says where', async () => {
    const env = freshLab('broken')
    const twice = `
      mkdir -p "$SEA_TRIAL_LAB/old/run"; echo no folder >"$SEA_TRIAL_LAB/old/run/containerd"
      for round in 1 2; do bash "$1" up old && exit 1; done 2>&1
      rm "$SEA_TRIAL_LAB/old/run/containerd"
      bash "$1" up old 2>&1; bash "$1" down old 2>&1`
    const { stdout } = await alone(twice, env)
    const kept = [...stdout.matchAll(/old did not start: .* the full log is (\S+)$/gm)].map(
      ([, file]) => file ?? '',
    )
    expect(new Set(kept).size).toBe(2)
    for (const file of kept)
      expect(readFileSync(file, 'utf8')).toContain(join(env.SEA_TRIAL_LAB ?? '', 'old/run/containerd'))
    expect(stdout).toContain('lab: old is up')
  })
})

test('npm run trial: a command that needs no engine gets its arguments as they are, and starts none', async () => {
  const nowhere = {
    ...process.env,
    DOCKER_HOST: '',
    DOCKER_CONTEXT: '',
    SEA_TRIAL_LAB: join(folder, 'no-lab'),
  }
  const { stdout, stderr } = await run(process.execPath, ['lab/trial.mjs', 'explain', '--list'], {
    env: nowhere,
  })
  expect(stdout).toContain('loopback-only')
  expect(stderr).toBe('')
})
