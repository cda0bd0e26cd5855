/** What the container may do: `docker run --cap-add`, `--cap-drop`, `--user` and `--security-opt`. */
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, wordsOf, type Parsed } from '../values.ts'

/** From capabilities(7) of Linux 5.9, the last version that added one. */
const CAPABILITIES = wordsOf(`
  chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable
  net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio
  sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config
  mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm
  block_suspend audit_read perfmon bpf checkpoint_restore all
`)

/** A capability in any case, with `CAP_` or without, or `all`; returns `NET_BIND_SERVICE`, `ALL`. */
export function parseCapability(given: string): Parsed<string> {
  const word = given.toLowerCase().replace(/^cap_/, '')
  return CAPABILITIES.includes(word)
    ? ok(word.toUpperCase())
    : invalid(
        'a Linux capability such as NET_BIND_SERVICE, or ALL',
        suggestion(word, CAPABILITIES)?.toUpperCase(),
      )
}

/** The highest user ID that engines accept. */
const HIGHEST_ID = 2 ** 31 - 1

/** `1000`, `1000:1000`, `app`, `app:staff`. */
export function parseUser(given: string): Parsed<string> {
  const [user = '', group] = given.split(':')
  const isWellFormed = /^[^\s:]+(:[^\s:]+)?$/.test(given)
  return isWellFormed && isId(user) && (group === undefined || isId(group))
    ? ok(given)
    : invalid(`USER[:GROUP], each a name or a number up to ${HIGHEST_ID}`)
}

const isId = (text: string): boolean =>
  !/^[-+]?\d+$/.test(text) || (/^\d{1,10}$/.test(text) && Number(text) <= HIGHEST_ID)

export interface SecurityOpt {
  name: string
  /** Empty for an option without a value. */
  value: string
}

const SECURITY_OPTIONS: Readonly<Record<string, { form: RegExp; allowed: string }>> = {
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

/** `NAME`, `NAME=VALUE` or `NAME:VALUE`. The caller reads a seccomp profile. */
export function parseSecurityOpt(given: string): Parsed<SecurityOpt> {
  const at = given.search(/[=:]/)
  const [name, value] = at < 0 ? [given, ''] : [given.slice(0, at), given.slice(at + 1)]
  const known = Object.hasOwn(SECURITY_OPTIONS, name) ? SECURITY_OPTIONS[name] : undefined
  if (known === undefined)
    return invalid(
      `one of ${Object.keys(SECURITY_OPTIONS).join(', ')}`,
      suggestion(name, Object.keys(SECURITY_OPTIONS)),
    )
  return known.form.test(value) ? ok({ name, value }) : invalid(known.allowed)
}
