/** What an image ships that it should not: settings of the machine that builds, and packages for development. */
import { passes, type Case } from '../case.ts'

const STAYS = 'CMD ["sleep", "1000"]'
const HOST = ['--build-network', 'host']
const ENV = 'env-file-in-image'

/** An image of those lines, whose context has an `.env` and an example of one. */
const withEnv = (name: string, note: string, ignore: string, ...lines: string[]): Case =>
  passes(
    name,
    {
      files: {
        Dockerfile: ['FROM busybox', ...lines, STAYS, ''].join('\n'),
        '.env': 'PASSWORD=hunter22\n',
        '.env.example': 'PASSWORD=\n',
        '.dockerignore': ignore,
      },
    },
    { settings: HOST, notes: [note] },
  )

/** An image with a node_modules as npm leaves it: a package of 2 MB, for development where `mark` says so. */
const withPackages = (name: string, note: string, mark: string, ...lines: string[]): Case =>
  passes(
    name,
    {
      files: {
        Dockerfile: [
          'FROM busybox',
          'COPY lock.json /lock.json',
          'RUN mkdir -p /app/node_modules/tool && cp /lock.json /app/node_modules/.package-lock.json && head -c 2000000 /dev/urandom > /app/node_modules/tool/a.js',
          ...lines,
          STAYS,
          '',
        ].join('\n'),
        'lock.json': `{"lockfileVersion":3,"packages":{"node_modules/tool":{"version":"1.0.0"${mark}}}}`,
      },
    },
    { settings: HOST, notes: [note] },
  )

export const reportedImages: readonly Case[] = [
  withEnv('a copied .env', ENV, '', 'COPY . /app'),
  withEnv('a copied .env, deleted too late', ENV, '', 'COPY . /app', 'RUN rm /app/.env'),
  withEnv('a .env that is ignored', `!${ENV}`, '.env\n', 'COPY . /app'),
  withEnv(
    'a .env made of its example',
    `!${ENV}`,
    '.env\n',
    'COPY . /app',
    'RUN cp /app/.env.example /app/.env',
  ),
  withEnv(
    'a .env that only a stage has',
    `!${ENV}`,
    '',
    'COPY . /app',
    'FROM busybox',
    'COPY --from=0 /app/.env.example /a',
  ),
  withPackages('a package for development', 'dev-dependencies', ',"dev":true'),
  withPackages('a package that the app may need', '!dev-dependencies', ',"devOptional":true'),
  withPackages('a package of the app', '!dev-dependencies', ''),
  withPackages(
    'a package for development, from a stage',
    'dev-dependencies',
    ',"dev":true',
    'FROM busybox',
    'COPY --from=0 /app /app',
  ),
]
