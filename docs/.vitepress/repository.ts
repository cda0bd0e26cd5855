/** The repository that the site is of. A fork's workflow builds a site of the fork. */
export const REPOSITORY_URL = `https://github.com/${process.env.GITHUB_REPOSITORY ?? 'OWNER/sea-trial'}`

/** A file or folder of the main branch, by its path from the root of the repository. */
export const onGitHub = (path: string, view: 'blob' | 'edit' = 'blob'): string =>
  `${REPOSITORY_URL}/${view}/main/${path}`
