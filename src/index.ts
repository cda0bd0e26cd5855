#!/usr/bin/env node
/** The one bundle: the action's main step, its post step, and the command line. */
import './dirname.ts'
import './heap.ts'
import { main } from './main.ts'
import { post } from './post.ts'
import { savedRun } from './state.ts'

const { argv, env, stdout, stderr } = process
const host = { args: argv.slice(2), env, cwd: process.cwd(), stdout, stderr }
const run = host.args.length === 0 ? savedRun(env) : null
process.exitCode = await (run === null ? main(host) : post(run, host))
// A connection that an engine or a proxy holds open must not hold the job.
stdout.write('', () => stderr.write('', () => process.exit()))
