/** Contexts of a few lines for cases of the corpus. */
import type { Context } from './case.ts'

/** An image of those lines, with those files beside its Dockerfile. */
const image =
  (base: string) =>
  (...lines: string[]): Context => ({ files: { Dockerfile: [`FROM ${base}`, ...lines, ''].join('\n') } })

/** An image of BusyBox with those lines. */
export const busybox = image('busybox')

/** An image of Debian with those lines: dash, bash and perl, and nothing that serves. */
export const debian = image('debian:bookworm')

/** An image that runs that Python program. */
export const python = (program: string, ...lines: string[]): Context => ({
  files: {
    Dockerfile: [
      'FROM python:3.10',
      ...lines,
      'COPY server.py /',
      'CMD ["python3", "-u", "/server.py"]',
      '',
    ].join('\n'),
    'server.py': `${program.trim()}\n`,
  },
})

/** An image that runs that script, in the shell of the base image. */
export const script = (base: string, text: string, ...lines: string[]): Context => ({
  files: {
    Dockerfile: [
      `FROM ${base}`,
      ...lines,
      'COPY --chmod=755 start.sh /',
      'ENTRYPOINT ["/start.sh"]',
      '',
    ].join('\n'),
    'start.sh': `${text.trim()}\n`,
  },
})

export const EXPOSE = 'EXPOSE 8080'

/** BusyBox's web server, with files to serve. */
export const HTTPD = 'CMD ["httpd", "-f", "-p", "8080", "-h", "/etc"]'

/** The same in a script. */
export const SERVE = 'exec httpd -f -p 8080 -h /etc'
