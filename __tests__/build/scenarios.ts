/**
 * Small builds and what is to be said of each, on every builder. `record.ts` runs them on real engines and keeps
 * what the clients printed in `fixtures/`; the tests replay that.
 */
import type { BuildSource } from '../../src/inputs/types.ts'

/** Client and engine: buildx 0.29, `docker build` of 20.10, and the legacy builder of client 28. */
export const BUILDERS = [
  'buildx-20.10',
  'buildx-28',
  'buildx-28-containerd',
  'plain-20.10',
  'legacy-28',
] as const
export type Builder = (typeof BUILDERS)[number]

export interface Scenario {
  dockerfile: string
  files?: Record<string, string>
  settings?: Partial<BuildSource>
  /** Null: it builds. */
  expect: Expectation | null
  /** Where a builder differs. */
  except?: Partial<Record<Builder, Expectation | null>>
}

export interface Expectation {
  code: string
  line?: number
  /** Part of the message. */
  says: string
  fix?: string
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('')

/** Refuses as a registry would; see `record.ts`. */
export const REGISTRY = '127.0.0.1:5998'
const refused = (path: string, says: string): Scenario => ({
  dockerfile: lines(`FROM ${REGISTRY}/team/${path}:1.2`, 'RUN true'),
  expect: {
    code: 'base-unavailable',
    line: 1,
    says: `\`${REGISTRY}/team/${path}:1.2\` (Dockerfile:1) ${says}`,
  },
})

const invalid = (line: number, says: string, ...text: string[]): Scenario => ({
  dockerfile: lines(...text),
  expect: { code: 'dockerfile-invalid', line, says },
})

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  good: {
    dockerfile: lines(
      'FROM busybox',
      'WORKDIR /app',
      'COPY . .',
      'RUN echo hello; echo oops >&2',
      'EXPOSE 5000',
      'CMD ["sh"]',
    ),
    files: { 'a.txt': 'a' },
    expect: null,
  },
  'exits-1': {
    dockerfile: lines(
      'FROM busybox',
      'WORKDIR /app',
      'RUN echo "Looking in indexes"; echo "ERROR: No matching distribution found for flsk" >&2; exit 1',
      'CMD ["sh"]',
    ),
    expect: {
      code: 'build-failed',
      line: 3,
      says: '(Dockerfile:3) exited 1: ERROR: No matching distribution found for flsk',
    },
  },
  'command-not-found': {
    dockerfile: lines('FROM busybox', 'RUN flsk-tool --version'),
    expect: {
      code: 'build-failed',
      line: 2,
      says: '`RUN flsk-tool --version` (Dockerfile:2) exited 127: /bin/sh: flsk-tool: not found',
    },
  },
  killed: {
    dockerfile: lines('FROM busybox', "RUN sh -c 'kill -9 $$'; exit $?"),
    expect: {
      code: 'build-failed',
      line: 2,
      says: 'was killed (exited 137, SIGKILL), most likely out of memory',
    },
  },
  'no-shell': {
    dockerfile: lines('FROM scratch', 'RUN echo hi'),
    expect: {
      code: 'build-failed',
      line: 2,
      says: 'its shell `/bin/sh` is not in the image',
      fix: 'run that step in a stage that has one',
    },
  },
  'no-user': {
    dockerfile: lines('FROM busybox', 'USER nobodyhere', 'RUN true'),
    expect: {
      code: 'build-failed',
      line: 3,
      says: 'failed: unable to find user nobodyhere',
      fix: 'Create the user',
    },
  },
  'log-says-disk-full': {
    dockerfile: lines('FROM busybox', 'RUN echo "write /x: No space left on device" >&2; exit 1'),
    expect: { code: 'build-failed', line: 2, says: 'exited 1: write /x: No space left on device' },
  },
  'hostile-log': {
    dockerfile: lines(
      'FROM busybox',
      String.raw`RUN printf 'start\r10%%\r100%%\n\033[31mError: red\033[0m\n::error::pwn\n##[command]x\n\000\377\376#1 DONE 9.9s\n'; exit 1`,
    ),
    expect: { code: 'build-failed', line: 2, says: 'exited 1: Error: red' },
  },
  'second-stage': {
    dockerfile: lines(
      'FROM busybox AS build',
      'WORKDIR /src',
      'RUN mkdir dist && echo 1 > dist/a',
      'FROM busybox AS run',
      'WORKDIR /app',
      'COPY --from=build /src/dist ./dist',
      'RUN ls dist && exit 2',
    ),
    expect: {
      code: 'build-failed',
      line: 7,
      says: '`RUN ls dist && exit 2` (Dockerfile:7) exited 2; its last line is `a`',
    },
  },
  target: {
    dockerfile: lines(
      'FROM busybox AS base',
      'RUN echo base',
      'FROM base AS test',
      'RUN exit 3',
      'FROM base',
      'COPY Dockerfile /d',
    ),
    settings: { target: 'test' },
    expect: { code: 'build-failed', line: 4, says: '`RUN exit 3` (Dockerfile:4) exited 3 and wrote nothing' },
  },
  'unknown-target': {
    dockerfile: lines('FROM busybox AS base', 'RUN echo base', 'FROM base AS test', 'RUN exit 3'),
    settings: { target: 'tst' },
    expect: {
      code: 'unknown-stage',
      says: 'Dockerfile has no stage `tst`, which `target` names; did you mean `test`?',
      fix: 'Set `target` to `test`.',
    },
  },
  'copy-from-typo': {
    dockerfile: lines(
      'FROM busybox AS builder',
      'RUN echo built > /out',
      'FROM busybox',
      'COPY --from=bulder /out /out',
    ),
    expect: {
      code: 'unknown-stage',
      line: 4,
      says: 'COPY names `bulder` (Dockerfile:4), which is neither a stage nor an image; did you mean the stage `builder`?',
    },
  },
  'from-typo': {
    dockerfile: lines('FROM busybox AS base', 'RUN true', 'FROM bse', 'RUN true'),
    expect: {
      code: 'unknown-stage',
      line: 3,
      says: 'FROM names `bse` (Dockerfile:3)',
      fix: 'Change `bse` to `base`.',
    },
  },
  heredoc: {
    dockerfile: lines('FROM busybox', 'RUN <<EOF', 'echo one', 'false', 'EOF', 'CMD ["sh"]'),
    expect: {
      code: 'build-failed',
      line: 2,
      says: '`RUN <<EOF (echo one…)` (Dockerfile:2) exited 1; its last line is `one`',
    },
    except: {
      'buildx-20.10': {
        code: 'dockerfile-invalid',
        line: 3,
        says: 'here-documents',
        fix: '# syntax=docker/dockerfile:1',
      },
      'plain-20.10': {
        code: 'dockerfile-invalid',
        line: 3,
        says: 'here-documents',
        fix: '# syntax=docker/dockerfile:1',
      },
      // The legacy builder reads here-documents and leaves them out: nothing runs, and so nothing fails.
      'legacy-28': null,
    },
  },
  'build-args': {
    dockerfile: lines(
      'ARG TAG=latest',
      'FROM busybox:$TAG',
      'ARG TOKEN',
      'RUN echo "token is $TOKEN"; exit 7',
    ),
    settings: { buildArgs: ['TOKEN=hunter2'] },
    expect: {
      code: 'build-failed',
      line: 4,
      says: '`RUN echo "token is $TOKEN"; exit 7` (Dockerfile:4) exited 7; its last line is `token is …`',
    },
  },
  'secret-missing': {
    dockerfile: lines(
      'FROM busybox',
      'RUN --mount=type=secret,id=token,required=true cat /run/secrets/token',
    ),
    expect: {
      code: 'build-failed',
      line: 2,
      says: 'it requires the secret `token`, which was not passed',
      fix: '`id=token,env=NAME`',
    },
    except: { 'legacy-28': { code: 'build-failed', line: 2, says: 'the --mount option requires BuildKit' } },
  },
  'copy-missing': {
    dockerfile: lines('FROM busybox', 'COPY requirments.txt /app/', 'RUN true'),
    files: { 'requirements.txt': 'flask' },
    expect: {
      code: 'build-failed',
      line: 2,
      says: '`COPY requirments.txt /app/` (Dockerfile:2) failed: `requirments.txt` is not in the context; did you mean `requirements.txt`?',
    },
  },
  'copy-ignored': {
    dockerfile: lines('FROM busybox', 'COPY notes/secret.txt /app/', 'RUN true'),
    files: { 'notes/secret.txt': 'x', '.dockerignore': 'notes' },
    expect: {
      code: 'build-failed',
      line: 2,
      says: '`notes/secret.txt` is in the context, but .dockerignore:1 excludes it, as it should: it looks like a secret',
      fix: 'Do not copy it. If a step needs it, mount it',
    },
  },
  'copy-missing-in-stage': {
    dockerfile: lines('FROM busybox AS a', 'RUN true', 'FROM busybox', 'COPY --from=a /nope /x'),
    expect: { code: 'build-failed', line: 4, says: '(Dockerfile:4) failed: `/nope` is not in `a`' },
  },
  'add-unreachable': {
    dockerfile: lines('FROM busybox', 'ADD http://127.0.0.1:1/nothing.tgz /x'),
    expect: {
      code: 'build-failed',
      line: 2,
      says: '`ADD http://127.0.0.1:1/nothing.tgz /x` (Dockerfile:2) failed: ',
    },
  },
  'unreachable-base': {
    dockerfile: lines('FROM registry.invalid/team/app:1', 'RUN true'),
    expect: {
      code: 'base-unavailable',
      line: 1,
      says: '`registry.invalid/team/app:1` (Dockerfile:1) cannot be pulled: its registry cannot be reached',
    },
  },
  'mistyped-base': {
    dockerfile: lines('# comment', 'FROM bsybox:1.3O', 'RUN true'),
    expect: { code: 'base-unavailable', line: 2, says: 'did you mean `busybox:1.30`?' },
  },
  'frontend-unreachable': {
    dockerfile: lines('# syntax=registry.invalid/dockerfile:1', 'FROM busybox', 'RUN true'),
    expect: {
      code: 'base-unavailable',
      line: 1,
      says: 'the image of `# syntax=`, `registry.invalid/dockerfile:1` (Dockerfile:1), cannot be pulled',
    },
    except: { 'legacy-28': null },
  },
  'base-missing': refused('missing', 'does not exist'),
  'base-private': refused('private', 'cannot be pulled: it is private, or does not exist'),
  'base-denied': refused('denied', 'cannot be pulled: it is private, or does not exist'),
  'base-limited': refused('limited', 'was refused by its registry: too many pulls'),
  'base-broken': refused('broken', 'cannot be pulled: its registry returns an error'),
  'base-of-other-platform': refused('platform', 'has no image for '),
  'unknown-instruction': {
    dockerfile: lines('FROM busybox', 'WORKDIR /app', 'RUNN echo hi', 'CMD ["sh"]'),
    expect: {
      code: 'dockerfile-invalid',
      line: 3,
      says: 'Dockerfile:3 is not valid: unknown instruction: RUNN; did you mean `RUN`?',
      fix: 'Change `RUNN` to `RUN`.',
    },
  },
  'copy-one-argument': invalid(2, 'COPY requires at least two arguments', 'FROM busybox', 'COPY onlyone'),
  'env-one-argument': invalid(2, 'ENV must have two arguments', 'FROM busybox', 'ENV FOO'),
  'unknown-flag': {
    ...invalid(
      2,
      'unknown flag: --intervall; did you mean `interval`?',
      'FROM busybox',
      'HEALTHCHECK --intervall=3s CMD true',
    ),
    except: {
      'buildx-20.10': { code: 'dockerfile-invalid', line: 2, says: 'Unknown flag: intervall' },
      'plain-20.10': { code: 'dockerfile-invalid', line: 2, says: 'Unknown flag: intervall' },
    },
  },
  'no-from': invalid(1, 'no build stage in current context', 'RUN echo hi'),
  'from-nothing': invalid(1, 'FROM requires either one or three arguments', 'FROM'),
  'from-empty-argument': invalid(
    2,
    '`$BASE` is empty in that FROM, because its ARG (Dockerfile:1) has no default, and no value was passed',
    'ARG BASE',
    'FROM $BASE',
    'RUN true',
  ),
  'bad-reference': invalid(1, 'invalid reference format', 'FROM Busy:Box:box'),
  'bad-escape': {
    dockerfile: lines('# escape=x', 'FROM busybox'),
    expect: { code: 'dockerfile-invalid', says: 'invalid escape token' },
  },
  'bad-port': {
    ...invalid(2, 'nvalid containerPort: foo', 'FROM busybox', 'EXPOSE foo'),
    except: {
      'legacy-28': {
        code: 'build-failed',
        line: 2,
        says: '`EXPOSE foo` (Dockerfile:2) failed: Invalid containerPort: foo',
      },
    },
  },
  empty: {
    dockerfile: '',
    expect: { code: 'dockerfile-invalid', says: 'cannot be empty', fix: 'Begin it with the base image' },
  },
  'only-comments': {
    dockerfile: lines('# nothing'),
    expect: {
      code: 'dockerfile-invalid',
      line: 1,
      says: 'file with no instructions',
      fix: 'Begin it with the base image',
    },
    except: {
      'buildx-20.10': { code: 'dockerfile-invalid', says: 'file with no instructions' },
      'plain-20.10': { code: 'dockerfile-invalid', says: 'file with no instructions' },
      'legacy-28': { code: 'dockerfile-invalid', says: 'file with no instructions' },
    },
  },
  warnings: {
    dockerfile: lines('FROM busybox as Base', 'MAINTAINER me', 'WORKDIR app', 'RUN true', 'CMD echo hi'),
    expect: null,
  },
}
