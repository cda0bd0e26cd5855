/** Contexts of a few lines for cases of the corpus. */

interface Context {
  files: Readonly<Record<string, string>>
}

/** An image of BusyBox with those lines. */
export const busybox = (...lines: string[]): Context => ({
  files: { Dockerfile: ['FROM busybox', ...lines, ''].join('\n') },
})

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

/** BusyBox's web server, with files to serve. */
export const HTTPD = 'CMD ["httpd", "-f", "-p", "8080", "-h", "/etc"]'
