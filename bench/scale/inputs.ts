/**
 * What the simulation takes as given. Bytes are those that are stored or sent, so of compressed layers; times are minutes.
 * docs/scale.md shows these tables.
 */

/** Printed by `npm run bench:scale -- measure`; sizes are rounded. */
export const MEASURED = {
  /** A Report of examples/flask, gzipped, as an entry of the Actions cache or an artifact has it. */
  packedReport: 6_500,
  /** The same as a file, as it is attached to an image. */
  report: 42_600,
  /**
   * Requests to GitHub's API of one job: `first` of a pull request, which adds the comment; `later`; `silent` without a
   * comment. More of them: `search` in artifacts if the cache has no baseline, `relevant` for `relevant: auto`.
   */
  requests: { first: 4, later: 3, silent: 1, search: 3, relevant: 6 },
  /** Requests to the registry for a policy of one file, with those for a token. */
  policyRequests: 4,
} as const

/** By the page that is named. */
export const DOCUMENTED = {
  /** Days. docs.github.com, “Dependency caching reference”. */
  cacheDays: 7,
  /** Bytes of one repository, by default; the same page. */
  cacheBytes: 10e9,
  /** Days, by default. docs.github.com, “Removing workflow artifacts”. */
  artifactDays: 90,
  /** US dollars, of a Linux runner with 2 cores. docs.github.com, “Actions runner pricing”. */
  dollarsAMinute: 0.006,
} as const

/** Nobody measured these: change them to those of your own fleet. */
export const ASSUMED = {
  /** Shares of repositories with so many images. */
  images: [
    { share: 0.7, images: 1 },
    { share: 0.2, images: 2 },
    { share: 0.08, images: 4 },
    { share: 0.02, images: 8 },
  ],
  /** Each is a job of a matrix, on a native runner. */
  platforms: 2,
  /** Pull requests of a repository on a working day: log-normal, so few repositories have most of them. */
  pullRequests: { mean: 1, sigma: 1 },
  /** Runs of a pull request after its first. */
  laterRuns: 2,
  /** Share of a pull request's runs whose commits change nothing that matters. */
  irrelevant: 0.3,
  /** Share of merges that change the layer of dependencies. */
  dependencyChanges: 0.1,
  /** Days between updates of the base image, which all repositories merge within one hour. */
  baseUpdateDays: 14,
  /** Share of a day's runs in its busiest hour, and in its busiest six. */
  busiestHour: 0.15,
  busiestSixHours: 0.7,
  bytes: { base: 50e6, dependencies: 40e6, app: 10e6, attestation: 10e3, manifest: 1e3 },
  /** Days for which the registry keeps an image that was replaced. */
  imageDays: 30,
  /** Of a job: for each image, with and without a build cache; and for one that passes at once. */
  minutes: { cached: 2, uncached: 4, irrelevant: 1 },
} as const
