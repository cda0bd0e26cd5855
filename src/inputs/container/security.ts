/** `docker run --security-opt`: what each of its words may be. A profile in a file is read by the caller. */
import { suggestion } from '../../lib/nearest.ts'
import { no, ok, type Parsed } from '../values.ts'

export interface SecurityWord {
  name: string
  /** Empty where the word stands alone. */
  value: string
}

const VALUES: Readonly<Record<string, { form: RegExp; allowed: string }>> = {
  'no-new-privileges': {
    form: /^(true|false)?$/,
    allowed: 'no-new-privileges, by itself or =true or =false',
  },
  seccomp: { form: /./, allowed: 'seccomp=FILE, seccomp=unconfined or seccomp=builtin' },
  apparmor: { form: /./, allowed: 'apparmor=PROFILE or apparmor=unconfined' },
  label: {
    form: /^(disable|(user|role|type|level|filetype|nested):?.*)$/,
    allowed: 'label=disable, or label=user:, role:, type: or level: and a value',
  },
  systempaths: { form: /^unconfined$/, allowed: 'systempaths=unconfined' },
  'writable-cgroups': { form: /^(true|false)?$/, allowed: 'writable-cgroups, by itself or =true or =false' },
}

/** Docker also takes a colon for the equals sign. */
export function parseSecurityOpt(given: string): Parsed<SecurityWord> {
  const at = given.search(/[=:]/)
  const [name, value] = at < 0 ? [given, ''] : [given.slice(0, at), given.slice(at + 1)]
  const known = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined
  if (known === undefined)
    return no(`one of ${Object.keys(VALUES).join(', ')}`, suggestion(name, Object.keys(VALUES)))
  return known.form.test(value) ? ok({ name, value }) : no(known.allowed)
}
