/**
 * Messages of shells, inits and interpreters when they do not find the program or script that they should run. Pure.
 */

export interface MissingProgram {
  name: string
  /** It is the script of an interpreter, not a program on PATH. */
  isScript: boolean
}

/** A name as shells print it: without spaces, or in quotes. */
const NAME = String.raw`['"‘\x60]?([^\s'"‘’:\x60]{1,200})['"’\x60]?`
/** A visible carriage return: the name is right, but the script has Windows line endings. */
const VISIBLE_CR = /\\r$|\^M$/

const program = (text: string): [RegExp, false] => [
  new RegExp(
    text.replace('NAME', () => NAME),
    'i',
  ),
  false,
]
const script = (text: string): [RegExp, true] => [
  new RegExp(
    text.replace('NAME', () => NAME),
    'i',
  ),
  true,
]

const WORDINGS: readonly [RegExp, boolean][] = [
  script(String.raw`can't open file NAME: \[Errno 2\]`), // Python
  script(
    String.raw`^(?:sh|ash|dash|/bin/sh): (?:0: |\d+: )?(?:can't open|cannot open) NAME(?:: No such file|$)`,
  ), // busybox, dash
  script(String.raw`^(?:/bin/)?bash: NAME: No such file or directory$`),
  script(String.raw`Unable to access jarfile NAME`),
  script(String.raw`Could not find or load main class NAME`),
  script(String.raw`no such file or directory -- NAME \(LoadError\)`), // Ruby
  script(String.raw`^Could not open input file: NAME`), // PHP
  script(String.raw`^Can't open perl script NAME`),
  script(String.raw`^error: Module not found NAME`), // Deno, Bun
  script(String.raw`^The application NAME does not exist`), // .NET
  script(String.raw`^Error: Cannot find module '(\/[^']{1,200})'$`), // Node.js: a module of another's has a name, not a path
  program(String.raw`exec: NAME: (?:not found|executable file not found)`),
  program(String.raw`executable file NAME not found in \$PATH`),
  program(String.raw`(?:^|: )(?:line )?\d+: NAME: (?:command )?not found$`), // a script's line: dash, bash, busybox
  program(String.raw`^(?:\S{1,100}: )?NAME: (?:command )?not found$`),
  program(String.raw`command not found: NAME$`), // zsh
  program(String.raw`^(?:env|/usr/bin/env): (?:can't execute )?NAME: No such file or directory`),
  program(
    String.raw`^(?:nice|nohup|timeout|chroot|setsid|stdbuf|xargs|su-exec|\[dumb-init\]): (?:failed to run command |cannot run command |can't execute )?NAME: No such file or directory`,
  ),
  program(String.raw`^\[dumb-init\] NAME: No such file or directory`),
  program(String.raw`^\[FATAL tini \(\d+\)\] exec NAME failed: No such file or directory`),
  program(String.raw`^setpriv: failed to execute NAME: No such file`),
]

/** Words in the position of a name that are not names. */
const NO_NAME = new Set(['module', 'file', 'host', 'error', 'page', 'key', 'user', 'not'])

export function missingProgram(line: string): MissingProgram | null {
  for (const [pattern, isScript] of WORDINGS) {
    const name = pattern.exec(line)?.[1]
    if (name !== undefined && !NO_NAME.has(name.toLowerCase()) && !VISIBLE_CR.test(name))
      return { name: name.replace(/^\/{2,}/, '/'), isScript }
  }
  return null
}
