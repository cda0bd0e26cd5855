#!/usr/bin/env node
// `npm run trial -- ARGS`: runs Sea Trial from this checkout, on the machine's Docker engine.
// Without one, on Debian as root, it starts the lab's engine and loads the base images of the
// Dockerfile. It repeats, roughly, how src/inputs/sources.ts reads arguments and how
// src/engine/endpoint.ts finds the engine: it runs before `npm ci`, on Node 20, which cannot
// import TypeScript.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { constants, homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const LAB = fileURLToPath(new URL('lab.sh', import.meta.url))
const PROGRAM = fileURLToPath(new URL('../dist/index.js', import.meta.url))
const HOME = process.env.SEA_TRIAL_LAB ?? '/var/lib/sea-trial-lab'
const BASES = ['busybox', 'busybox:latest', 'debian:bookworm', 'python:3.10']
// Options and commands that need no engine; commands that read an image, and build nothing.
const ENGINELESS = ['--help', '-h', '--version', '-v']
const COMMANDS_WITHOUT_ENGINE = ['explain', 'init', 'check', 'completion', 'man']
const COMMANDS_OF_IMAGES = ['diff', 'layers', 'tree', 'browse', 'open', 'doctor']

const args = process.argv.slice(2)
const command = args[0]
const builds = !COMMANDS_OF_IMAGES.includes(command)
const { folder, options } = parse(command === 'fix' ? args.slice(1) : args)
const needsEngine =
  !ENGINELESS.some((name) => args.includes(name)) &&
  !COMMANDS_WITHOUT_ENGINE.includes(command) &&
  !options.has('archive')
if (needsEngine && !(await hasEngine())) {
  const name = (await runningLab()) ?? (command === 'doctor' ? null : installLab())
  if (name !== null) useLab(name)
}
run()

/** PATH (the first argument that is neither an option nor its value) and the options. */
function parse(words) {
  const options = new Map()
  let folder = null
  for (let i = 0; i < words.length; i++) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(words[i]) ?? []
    if (name) options.set(name, value ?? words[++i] ?? '')
    else if (!words[i].startsWith('-')) folder ??= words[i]
  }
  return { folder: folder ?? '.', options }
}

/** Whether the user has an engine: configured, responding or not, or responding on a default socket. */
async function hasEngine() {
  const { DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, XDG_RUNTIME_DIR } = process.env
  const docker = join(homedir(), '.docker')
  if (DOCKER_HOST || DOCKER_CONTEXT) return true
  const context = currentContext(join(DOCKER_CONFIG ?? docker, 'config.json'))
  if (context && context !== 'default') return true
  const sockets = ['/var/run/docker.sock', join(docker, 'run', 'docker.sock')]
  if (XDG_RUNTIME_DIR) sockets.push(join(XDG_RUNTIME_DIR, 'docker.sock'))
  return process.platform === 'win32' || (await Promise.all(sockets.map(answers))).includes(true)
}

function currentContext(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).currentContext
  } catch {
    return null
  }
}

function answers(socketPath) {
  return new Promise((done) => {
    const ping = request({ socketPath, path: '/_ping', signal: AbortSignal.timeout(2000) }, (response) => {
      response.resume()
      done(response.statusCode === 200)
    })
    ping.on('error', () => done(false)).end()
  })
}

/** The name of a lab engine that responds; null if none does. */
async function runningLab() {
  for (const name of ['old', 'new', 'new-containerd']) {
    if (await answers(join(HOME, name, 'docker.sock'))) return name
  }
  return null
}

/** Installs and starts the lab's engine; returns its name. */
function installLab() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    fail('no Docker engine responds: start one, install Docker Engine with buildx, or set DOCKER_HOST')
  }
  say(`no Docker engine responds: installing Debian's into ${HOME} (remove it: npm run lab -- down --purge)`)
  lab('up', 'old')
  return 'old'
}

function useLab(name) {
  for (const line of lab('env', name).trim().split('\n')) {
    const at = line.indexOf('=')
    process.env[line.slice(0, at)] = line.slice(at + 1)
  }
  if (options.has('image') || !builds) return
  const bases = basesOf(folder)
  if (bases.length > 0) lab('images', ...bases.flatMap((base) => ['--only', base]), name)
  if (options.has('build-network')) return
  say(`using the lab's engine "${name}", with --build-network host: its bridge may have no name resolution`)
  args.push('--build-network', 'host')
}

/** The lab's images in the Dockerfile's FROM lines. A base from an ARG is not found. */
function basesOf(folder) {
  const file = [options.get('file'), options.get('dockerfile'), join(folder, 'Dockerfile')].find(
    (path) => path && existsSync(path),
  )
  const text = file ? readFileSync(resolve(file), 'utf8') : ''
  const named = [...text.matchAll(/^\s*FROM\s+(?:--\S+\s+)*(\S+)/gim)].map(([, image]) => image)
  return BASES.filter((base) => named.includes(base))
}

function lab(...words) {
  const { status, stdout } = spawnSync('bash', [LAB, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) fail(`the lab command "${words.join(' ')}" failed: see its last lines above`)
  return stdout
}

function run() {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'inherit' })
  // A terminal sends ^C to the child as well; a second one would interrupt its clean-up.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function say(sentence) {
  process.stderr.write(`trial: ${sentence}\n`)
}

function fail(sentence) {
  say(sentence)
  process.exit(3)
}
