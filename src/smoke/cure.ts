/** What to change in the Dockerfile, where an error alone tells: mostly a module or a file that was not put into the image. Pure. */
import type { Thrown } from './traceback/index.ts'

interface Cure {
  says: RegExp
  /** Groups of `says`, from the first. */
  fix: (first: string) => string
}

/** Python packages whose name is not that of their module. */
const PACKAGES = new Map<string, string>(
  Object.entries({
    yaml: 'PyYAML',
    cv2: 'opencv-python-headless',
    PIL: 'Pillow',
    dotenv: 'python-dotenv',
    sklearn: 'scikit-learn',
    bs4: 'beautifulsoup4',
    psycopg2: 'psycopg2-binary',
    MySQLdb: 'mysqlclient',
    jwt: 'PyJWT',
    attr: 'attrs',
    dateutil: 'python-dateutil',
    Crypto: 'pycryptodome',
    OpenSSL: 'pyOpenSSL',
    magic: 'python-magic',
    serial: 'pyserial',
    jose: 'python-jose',
    multipart: 'python-multipart',
    pkg_resources: 'setuptools',
    distutils: 'setuptools',
    rest_framework: 'djangorestframework',
    environ: 'django-environ',
  }),
)

const copyIt = (name: string): string =>
  `COPY it into the image (\`${name}\`); see that .dockerignore does not leave it out, and that WORKDIR is its folder.`

const CURES: readonly Cure[] = [
  {
    says: /(?:^|: )No module named '?([A-Za-z_]\w{0,100})/,
    fix: (name) =>
      `Install it in the image (\`RUN pip install ${PACKAGES.get(name) ?? name}\`, or a line in requirements.txt); if it is the app's own, COPY it below WORKDIR.`,
  },
  { says: /(?:^|: )Cannot find (?:module|package) '([./][^']{0,300})'/, fix: copyIt },
  {
    says: /(?:^|: )Cannot find (?:module|package) '((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})/,
    fix: (name) =>
      `Install it in the image: \`${name}\` among "dependencies" of package.json, \`COPY package*.json ./\` and \`RUN npm ci\` before the app is copied; and node_modules in .dockerignore.`,
  },
  { says: /(?:^|: )cannot load such file -- ([./][^ ]{0,300})/, fix: copyIt },
  {
    says: /(?:^|: )cannot load such file -- ([\w./-]{1,100})/,
    fix: (name) =>
      `Install it in the image: \`${name}\` in the Gemfile, and \`RUN bundle install\` in the final stage.`,
  },
  {
    says: /vendor\/autoload\.php/,
    fix: () => 'Run `composer install --no-dev` in the build, and keep vendor/ in the final stage.',
  },
  {
    says: /(?:ClassNotFoundException|NoClassDefFoundError)|no main manifest attribute/,
    fix: () =>
      'Run the jar that holds its dependencies and names its main class (Spring Boot: the one of `bootJar` or `repackage`).',
  },
  {
    says: /compiled by a more recent version of the Java Runtime/,
    fix: () =>
      'Let the final stage have the Java version that it was compiled with, or compile with `--release`.',
  },
  {
    says: /Missing script: "?([\w:-]{1,100})/,
    fix: (name) => `Add \`${name}\` to "scripts" of package.json, or correct its name in CMD.`,
  },
  {
    says: /(?:No such file or directory|ENOENT|FileNotFoundException|os error 2)[^'"/]{0,60}['"]?(\/?[\w./@-]{1,300})?/,
    fix: (name) => (name === '' ? copyIt('the file that it names') : copyIt(name)),
  },
]

/** Null where the error does not tell. */
export function cureOf({ exception, message }: Thrown): string | null {
  for (const { says, fix } of CURES) {
    const found = says.exec(message) ?? says.exec(`${exception}: ${message}`)
    if (found) return fix(found[1] ?? '')
  }
  return null
}
