import { describe, expect, test } from '@jest/globals'
import { readDockerfile } from '../../../src/build/dockerfile/index.ts'
import { installsOf } from '../../../src/build/speed/installs.ts'

const runOf = (run: string) => {
  const { instructions } = readDockerfile(`FROM a\n${run}\n`, {
    file: 'Dockerfile',
    target: null,
    args: new Map(),
    platform: null,
    redact: (text) => text,
  })
  const [, instruction] = instructions
  if (!instruction) throw new Error(run)
  return installsOf(instruction)
}

describe('what it needs is certain', () => {
  test.each([
    ['RUN pip install -r requirements.txt', ['requirements.txt']],
    [
      'RUN pip3 install --no-cache-dir --requirement=deps/prod.txt -c limits.txt',
      ['deps/prod.txt', 'limits.txt'],
    ],
    ['RUN python -m pip install --upgrade pip && pip install -r requirements.txt', ['requirements.txt']],
    ['RUN pip install flask "pandas>=2"', []],
    ['RUN npm ci --omit=dev && npm cache clean --force', ['package.json']],
    ['RUN npm install -g pm2', []],
    ['RUN yarn', ['package.json']],
    ['RUN yarn install --frozen-lockfile', ['package.json']],
    ['RUN pnpm install --frozen-lockfile', ['package.json']],
    ['RUN go mod download', ['go.mod']],
    ['RUN bundle install --jobs=4', ['Gemfile']],
    ['RUN composer install --no-dev --no-scripts --no-autoloader', ['composer.json']],
    ['RUN poetry install --no-root', ['pyproject.toml']],
    ['RUN uv sync --frozen --no-install-project', ['pyproject.toml']],
    ['RUN apt-get update && apt-get install -y curl git && rm -rf /var/lib/apt/lists/*', null],
    ['RUN apt-get update && apt-get install -y --no-install-recommends curl && apt-get clean', []],
    ['RUN apk add --no-cache curl', []],
  ])('%s', (run, needs) => expect(runOf(run)?.flatMap((one) => one.needs) ?? null).toEqual(needs))
})

describe('it may read more', () => {
  test.each([
    'RUN pip install .',
    'RUN pip install -e .',
    'RUN pip install -r requirements.txt -e ./lib',
    'RUN pip install -r $FILE',
    'RUN pip install -r ../requirements.txt',
    'RUN pip install ./wheels/app.whl',
    'RUN pip install --find-links wheels flask',
    'RUN pip install -r requirements.txt && python manage.py collectstatic',
    'RUN npm ci && npm run build',
    'RUN npm install left-pad',
    'RUN yarn build',
    'RUN composer install',
    'RUN poetry install',
    'RUN uv sync',
    'RUN apt-get install -y ./app.deb',
    'RUN apt-get update',
    'RUN make & npm ci',
    'RUN npm ci || true',
    'RUN $(npm ci)',
    'RUN --mount=type=cache,target=/root/.npm npm ci',
    'RUN ["npm", "ci"]',
    'RUN <<EOF\nnpm ci\nEOF',
    'COPY . .',
  ])('%s', (run) => expect(runOf(run)).toBeNull())
})

describe('the text of the file decides', () => {
  const enough = (run: string, text: string) => runOf(run)?.every(({ isEnough }) => isEnough(text))
  test.each([
    [
      'RUN pip install -r r.txt',
      'flask==3.0\n  --hash=sha256:1\n# -e .\n--index-url https://example.org/simple\n',
      true,
    ],
    ['RUN pip install -r r.txt', '-e .\n', false],
    ['RUN pip install -r r.txt', '-r base.txt\n', false],
    ['RUN pip install -r r.txt', './lib\n', false],
    ['RUN pip install -r r.txt', 'app @ file:///src\n', false],
    ['RUN npm ci', '{"dependencies":{"a":"^1.0.0"},"scripts":{"build":"x","test":"y"}}', true],
    ['RUN npm ci', '{"scripts":{"postinstall":"node setup.js"}}', false],
    ['RUN npm ci', '{"workspaces":["packages/*"]}', false],
    ['RUN npm ci', '{"dependencies":{"a":"file:../a"}}', false],
    ['RUN npm ci', 'no JSON', false],
    ['RUN go mod download', 'module a\nreplace b => example.org/c v1.0.0\n', true],
    ['RUN go mod download', 'module a\nreplace b => ./b\n', false],
    ['RUN bundle install', 'gem "rails"\n', true],
    ['RUN bundle install', 'gem "x", path: "x"\n', false],
    ['RUN bundle install', 'gemspec\n', false],
  ])('%s with %j', (run, text, expected) => expect(enough(run, text)).toBe(expected))
})
