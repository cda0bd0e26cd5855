/**
 * Seven projects. `unit` and `fuzz` need no engine, nor does `browser`, which needs Chromium. `e2e` and `corpus` run `dist` on real engines, two or three files at a
 * time. `e2e-alone` runs one file at a time: its tests kill runs, whose leftovers any other run would remove, or restart
 * engines. `machines` needs BuildKit, which the lab compiles first, and engines through ssh: `npm run test:machines`.
 */
const ALONE = ['command', 'faults', 'lab', 'ownership', 'routes', 'ways']
const tsconfig = {
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  isolatedModules: true,
  verbatimModuleSyntax: true,
  resolveJsonModule: true,
  // Jest resolves the `.ts` of an import itself; rewritten to `.js` it would find nothing.
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: false,
  noEmit: true,
}

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: false, tsconfig }] },
}

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '/__tests__/e2e/',
        '/__tests__/fuzz/',
        '/__tests__/corpus/',
        '/__tests__/machines/',
        '/__tests__/browser/',
      ],
      collectCoverageFrom: ['src/**/*.ts'],
    },
    {
      ...shared,
      displayName: 'fuzz',
      testMatch: ['<rootDir>/__tests__/fuzz/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/__tests__/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/__tests__/support/chromium.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/__tests__/e2e/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...ALONE.map((name) => `/e2e/${name}.test.ts`)],
      globalSetup: '<rootDir>/__tests__/support/engines.ts',
    },
    {
      ...shared,
      displayName: 'e2e-alone',
      testMatch: ALONE.map((name) => `<rootDir>/__tests__/e2e/${name}.test.ts`),
      globalSetup: '<rootDir>/__tests__/support/engines.ts',
    },
    {
      ...shared,
      displayName: 'machines',
      testMatch: ['<rootDir>/__tests__/machines/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'corpus',
      testMatch: ['<rootDir>/__tests__/corpus/**/*.test.ts'],
      globalSetup: '<rootDir>/__tests__/support/engines.ts',
    },
  ],
  collectCoverageFrom: ['src/**/*.ts'],
  coverageReporters: ['text-summary', 'lcovonly'],
}
