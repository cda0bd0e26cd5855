/** Where a policy is: a path, a file of a repository on GitHub, or an artifact at a registry. Pure. */
import { parseImageReference, whyNoImage, type ImageReference } from '../../core/image-reference.ts'

export type PolicySource = { readonly text: string } & (
  | { readonly kind: 'path' }
  | {
      readonly kind: 'github'
      /** `owner/name` */
      readonly repository: string
      readonly file: string
      /** A commit, branch or tag. */
      readonly ref: string
    }
  | { readonly kind: 'oci'; readonly image: ImageReference & { readonly digest: string } }
)

export type ParsedSource = { ok: true; source: PolicySource } | { ok: false; mistake: string }

const GITHUB = 'github:'
const OCI = 'oci://'
const GITHUB_FORM = /^([\w.-]+\/[\w.-]+)\/([^@]+)@([^@\s]+)$/

/** A mistake is one sentence without a full stop. */
export function parseSource(text: string): ParsedSource {
  if (text.startsWith(GITHUB)) return githubFile(text)
  if (text.startsWith(OCI)) return artifact(text)
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0]
  return scheme === undefined
    ? { ok: true, source: { text, kind: 'path' } }
    : refuse(
        `${scheme} is not supported: expected a path, github:OWNER/REPO/FILE@REF or oci://IMAGE@sha256:…`,
      )
}

function githubFile(text: string): ParsedSource {
  const [, repository, file = '', ref] = GITHUB_FORM.exec(text.slice(GITHUB.length)) ?? []
  const isPlain = file.split('/').every((part) => !['', '.', '..'].includes(part))
  return repository !== undefined && ref !== undefined && isPlain
    ? { ok: true, source: { text, kind: 'github', repository, file, ref } }
    : refuse(
        `${quoted(text)} is not github:OWNER/REPO/FILE@REF, such as github:acme/policies/container.yml@v3: REF is required, best a commit of 40 digits`,
      )
}

function artifact(text: string): ParsedSource {
  const name = text.slice(OCI.length)
  const image = parseImageReference(name)
  if (image === null)
    return refuse(`${quoted(name)} is not the name of an artifact: ${whyNoImage(name) ?? ''}`)
  const { digest } = image
  return digest === null
    ? refuse(
        `${quoted(text)} has no digest: whoever may push the tag could change the policy of every repository, so add @sha256:…`,
      )
    : { ok: true, source: { text, kind: 'oci', image: { ...image, digest } } }
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 200))

const refuse = (mistake: string): ParsedSource => ({ ok: false, mistake })
