/** A Linux capability as `docker run --cap-add` takes it: in any case, with CAP_ or without. */
import { suggestion } from '../../lib/nearest.ts'
import { no, ok, wordsOf, type Parsed } from '../values.ts'

/** capabilities(7), as of Linux 5.9, after which none has been added. */
const CAPABILITIES = wordsOf(`
  chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable
  net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio
  sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config
  mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm
  block_suspend audit_read perfmon bpf checkpoint_restore all
`)

/** `NET_BIND_SERVICE`, or `ALL`. */
export function parseCapability(given: string): Parsed<string> {
  const word = given.toLowerCase().replace(/^cap_/, '')
  return CAPABILITIES.includes(word)
    ? ok(word.toUpperCase())
    : no('a Linux capability such as NET_BIND_SERVICE, or ALL', suggestion(word, CAPABILITIES)?.toUpperCase())
}
