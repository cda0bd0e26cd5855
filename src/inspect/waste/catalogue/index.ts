/**
 * All cures. To add one: a file here, a line below, a case in `__tests__/inspect/cures/`. Most are a `PlaceCure`, which
 * is data; the others say what `claims.ts` has found out in some other way.
 */
import type { Rule, PathRule } from '../rule.ts'
import { baseDeleted } from './base-deleted.ts'
import { baseReplaced } from './base-replaced.ts'
import { copiedTwice } from './copied-twice.ts'
import { deadWeight } from './dead-weight.ts'
import { devDependencies } from './dev-dependencies.ts'
import { duplicateFiles } from './duplicate-files.ts'
import { modeCopies } from './mode-copies.ts'
import { apkCache } from './apk-cache.ts'
import { aptArchives } from './apt-archives.ts'
import { aptLists } from './apt-lists.ts'
import { archives } from './archives.ts'
import { buildTools } from './build-tools.ts'
import { bunCache } from './bun-cache.ts'
import { cargoRegistry } from './cargo-registry.ts'
import { cargoTarget } from './cargo-target.ts'
import { compilerCache } from './compiler-cache.ts'
import { composerCache } from './composer-cache.ts'
import { condaPackages } from './conda-packages.ts'
import { cpanCache } from './cpan-cache.ts'
import { debugSymbols } from './debug-symbols.ts'
import { dnfCache } from './dnf-cache.ts'
import { documentation } from './documentation.ts'
import { gemCache } from './gem-cache.ts'
import { gitFolder } from './git-folder.ts'
import { goBuildCache } from './go-build-cache.ts'
import { goModules } from './go-modules.ts'
import { gradleCache } from './gradle-cache.ts'
import { hexPackages } from './hex-packages.ts'
import { lastlog } from './lastlog.ts'
import { localFiles } from './local-files.ts'
import { logs } from './logs.ts'
import { mavenRepository } from './maven-repository.ts'
import { nodeModules } from './node-modules.ts'
import { npmCache } from './npm-cache.ts'
import { nugetPackages } from './nuget-packages.ts'
import { packageLeftovers } from './package-leftovers.ts'
import { pacmanCache } from './pacman-cache.ts'
import { pipCache } from './pip-cache.ts'
import { pipenvCache } from './pipenv-cache.ts'
import { pnpmStore } from './pnpm-store.ts'
import { poetryCache } from './poetry-cache.ts'
import { pythonBytecode } from './python-bytecode.ts'
import { sbtCache } from './sbt-cache.ts'
import { temporaryFiles } from './temporary-files.ts'
import { uvCache } from './uv-cache.ts'
import { virtualenv } from './virtualenv.ts'
import { yarnBerryCache } from './yarn-berry-cache.ts'
import { yarnCache } from './yarn-cache.ts'
import { zypperCache } from './zypper-cache.ts'

/** Where two name the same file or folder, the first counts; where one lies in another, the outer. */
export const PLACES: readonly PathRule[] = [
  archives,
  aptLists,
  aptArchives,
  apkCache,
  dnfCache,
  zypperCache,
  pacmanCache,
  pipCache,
  uvCache,
  poetryCache,
  pipenvCache,
  condaPackages,
  npmCache,
  yarnCache,
  yarnBerryCache,
  pnpmStore,
  bunCache,
  goModules,
  goBuildCache,
  cargoRegistry,
  cargoTarget,
  mavenRepository,
  gradleCache,
  sbtCache,
  composerCache,
  gemCache,
  nugetPackages,
  hexPackages,
  cpanCache,
  compilerCache,
  gitFolder,
  nodeModules,
  pythonBytecode,
  virtualenv,
  localFiles,
  lastlog,
  logs,
  temporaryFiles,
  packageLeftovers,
  buildTools,
  debugSymbols,
  documentation,
]

/** Not known by their places. */
export const OTHERS: readonly Rule[] = [
  baseDeleted,
  baseReplaced,
  copiedTwice,
  deadWeight,
  devDependencies,
  duplicateFiles,
  modeCopies,
]

export { baseDeleted, baseReplaced, copiedTwice, deadWeight, devDependencies, duplicateFiles, modeCopies }
