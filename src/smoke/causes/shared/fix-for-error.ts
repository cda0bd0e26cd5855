/** Fixes for known errors: mostly a module or a file that is missing in the image. Pure. */
import { BAD_OPTION } from '../../../faults/relevant-line.ts'
import type { Thrown } from '../../log/traceback/index.ts'

interface FixRule {
  says: RegExp
  /** `first`: the first group of `says`, empty if there is none. */
  fix: (first: string) => string
}

/** Python packages whose name differs from that of their module. */
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

/** Files that should not be in an image. */
const SECRET =
  /^\/run\/secrets\/|(?:^|\/)\.env(?:\.\w{1,20})?$|\.(?:pem|key|p12|pfx|jks)$|secret|credential|id_(?:rsa|ed25519)/i

const copyIt = (name: string): string =>
  SECRET.test(name)
    ? `Provide it at run time, not in the image (\`volumes: ./${name.replace(/^.*\//, '')}:${name}:ro\`), or let the app start without it.`
    : `COPY it into the image (\`${name}\`); check that .dockerignore does not exclude it, and that WORKDIR is its folder.`

const madeIn = (path: string): string =>
  `Create its folder (\`RUN mkdir -p ${path.replace(/\/[^/]*$/, '') || '/'}\`), or let the app create it with its parents (\`recursive\`, \`-p\`).`

/** Fixes of errors that are not about a missing file. Specific ones first. */
const GENERAL_FIXES: readonly FixRule[] = [
  {
    says: /A server is already running(?:[^/]{0,40}(\/[\w./-]{1,200}\.pid))?/,
    fix: (path) => {
      const file = path === '' ? 'tmp/pids/server.pid' : path
      return `A stale pid file is in the image: delete it before the server starts (\`rm -f ${file}\` in the entrypoint), and list \`tmp/pids\` in .dockerignore.`
    },
  },
  {
    says: /execution of the PostgreSQL server is not permitted/,
    fix: () => 'Run it as another user: `USER postgres`, or `gosu postgres` in the entrypoint.',
  },
  {
    says: /how to run mysqld as root/,
    fix: () => 'Run it as another user: `USER mysql`, or `--user=mysql`.',
  },
  {
    says: /vm\.max_map_count|default discovery settings are unsuitable/,
    fix: () =>
      'Run `sysctl -w vm.max_map_count=262144` on the host (a container cannot do it), or set `discovery.type=single-node`, which skips these checks.',
  },
  {
    says: /Unrecognized VM option|Invalid (?:maximum|initial) heap size|Too small maximum heap/,
    fix: () =>
      'Correct the options of the Java VM: in CMD, JAVA_OPTS, JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS.',
  },
  {
    says: BAD_OPTION,
    fix: () =>
      'Correct the options in CMD or ENTRYPOINT: this version of the program does not have them; `--help` lists those that it has.',
  },
  {
    says: /ConnectionString property has not been initialized|connection string .{0,60}(?:not found|missing|empty|null)/i,
    fix: () =>
      'Set the connection string with `env: ConnectionStrings__NAME=…`, under the name that the app uses.',
  },
  {
    says: /Failed to configure a DataSource|Failed to determine a suitable driver class/,
    fix: () =>
      'Configure a database: `env: SPRING_DATASOURCE_URL=jdbc:…`, with its user and password, or a profile that has one (`SPRING_PROFILES_ACTIVE`).',
  },
  {
    says: /secret_key_base|MessageEncryptor::InvalidMessage|RAILS_MASTER_KEY/,
    fix: () => 'Set `env: SECRET_KEY_BASE=…` or `env: RAILS_MASTER_KEY=…`; any value works for a trial.',
  },
  {
    says: /No application encryption key has been specified/,
    fix: () => 'Set `env: APP_KEY=base64:…`, as `php artisan key:generate --show` prints it.',
  },
  {
    says: /Could not find a production build in the '?(\.?[\w./-]{1,100})/,
    fix: (folder) =>
      `Run the build in the image (\`RUN npm run build\`), and keep \`${folder}\` in the final stage.`,
  },
  {
    says: /@prisma\/client did not initialize|prisma generate/,
    fix: () => 'Generate the client in the image, after the dependencies: `RUN npx prisma generate`.',
  },
  {
    says: /Query [Ee]ngine .{0,80}could not (?:be found|locate)|could not locate the Query Engine/,
    fix: () =>
      'Add the platform of the image to `binaryTargets` in schema.prisma, and run `npx prisma generate` in the image.',
  },
  {
    says: /Could not find Chrom(?:e|ium)|Executable doesn't exist at .{0,200}(?:ms-playwright|chrom)/,
    fix: () =>
      'Install the browser in the image: `RUN npx playwright install --with-deps chromium`, or `RUN npx puppeteer browsers install chrome`.',
  },
  {
    says: /invalid ELF header|was compiled against a different Node\.js version|wrong ELF class|ERR_DLOPEN_FAILED/,
    fix: () =>
      'Its modules were built on another system: list node_modules in .dockerignore, and run `npm ci` in the image.',
  },
  {
    says: /Cannot use import statement outside a module|require is not defined in ES module scope|ERR_REQUIRE_ESM|Unexpected token '?export/,
    fix: () =>
      'ES modules and CommonJS are mixed: set `"type": "module"` in package.json, or name the file .mjs or .cjs; and copy package.json into the final stage.',
  },
  {
    says: /ERR_OSSL_EVP_UNSUPPORTED|digital envelope routines/,
    fix: () =>
      'Its bundler is older than OpenSSL 3: update it, or set `NODE_OPTIONS=--openssl-legacy-provider`.',
  },
  {
    says: /certificate verify failed|certificate signed by unknown authority|unable to get local issuer certificate/i,
    fix: () => 'Install `ca-certificates` in the final stage.',
  },
  {
    says: /unknown time zone|ZoneInfoNotFoundError|No time zone found with key/,
    fix: () => 'Install `tzdata` in the final stage.',
  },
  {
    says: /unsupported locale setting|cannot (?:change|set) locale|locale::facet/,
    fix: () => 'Set `ENV LANG=C.UTF-8`, or generate the locale in the image.',
  },
  {
    says: /password authentication failed|Access denied for user|WRONGPASS|NOAUTH|Authentication failed/i,
    fix: () =>
      'The service answers, but refuses these credentials: use the same credentials in the app and in the service.',
  },
  {
    says: /(?:relation|table|database) ["'`]?[\w.]{1,100}["'`]? (?:does not|doesn't) exist|no such table|Unknown database/i,
    fix: () => 'Create the database and run its migrations before the app starts.',
  },
  {
    says: /Attribute "(\w{1,80})" not found in module|Failed to find attribute '(\w{1,80})' in/,
    fix: () => 'Use the name of an object that the module has: `module:object` in the command.',
  },
  {
    says: /Invalid URL|unable to parse (?:URL|DSN|connection)|Could not parse SQLAlchemy URL|invalid DSN/i,
    fix: () => 'An address in its settings is missing or malformed: set it with `env`.',
  },
  {
    says: /^(?:nginx: )?.{0,40}\[emerg\]|(?:Bad directive|Invalid command|unknown directive|unrecognized directive|unknown keyword|[Ss]yntax error on line|[Ee]rror (?:loading|parsing|in) config)/,
    fix: () =>
      'Correct its configuration at the location in the error; a check in the build finds this earlier (`nginx -t`, `haproxy -c -f`, `apachectl configtest`, `promtool check config`).',
  },
  {
    says: /^(?:SyntaxError|IndentationError|TabError|Parse error|SyntaxError \[|Unexpected (?:token|identifier|end of input))/,
    fix: () =>
      'The language cannot read the file at that line: correct it, or use the version of the language that it was written for.',
  },
]

const FIXES: readonly FixRule[] = [
  ...GENERAL_FIXES,
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
      'Run the jar that contains its dependencies and names its main class (Spring Boot: the one of `bootJar` or `repackage`).',
  },
  {
    says: /compiled by a more recent version of the Java Runtime/,
    fix: () =>
      'Use the Java version that it was compiled with in the final stage, or compile with `--release`.',
  },
  {
    says: /Missing script: "?([\w:-]{1,100})/,
    fix: (name) => `Add \`${name}\` to "scripts" of package.json, or correct its name in CMD.`,
  },
  { says: /ENOENT: no such file or directory, mkdir '([^']{1,300})'/, fix: madeIn },
  {
    says: /mkdir: can(?:no|')t create directory ['‘]([^'’]{1,300})['’]: No such file/,
    fix: madeIn,
  },
  {
    says: /(?:^|[\s'"(])(\/[\w./@-]{1,300})['"]?:? (?:\(?[Nn]o such file|does not exist|not found)/,
    fix: copyIt,
  },
  {
    says: /(?:No such file or directory|ENOENT|FileNotFoundException|os error 2)[^'"/]{0,60}['"]?(\/?[\w./@-]{1,300})?/,
    fix: (name) => (name === '' ? copyIt('the missing file') : copyIt(name)),
  },
]

/** Null for an unknown error. */
export function fixForError({ exception, message }: Thrown): string | null {
  for (const { says, fix } of FIXES) {
    const found = says.exec(message) ?? says.exec(`${exception}: ${message}`)
    if (found) return fix(found[1] ?? '')
  }
  return null
}
