/** Files that package managers and user tools rewrite on every run: no layer that installs can avoid that. */

const RECORDS: readonly RegExp[] = [
  /^\/var\/lib\/(?:dpkg|apt|rpm|pacman|alternatives|ucf|systemd|dbus|dnf|yum)\//,
  /^\/(?:usr\/)?lib\/(?:apk\/db|sysimage)\//,
  /^\/var\/(?:cache|log)\//,
  /^\/etc\/(?:ld\.so\.cache|passwd-?|group-?|shadow-?|gshadow-?|subuid-?|subgid-?|shells|mailcap|apk\/world|\.pwd\.lock|ssl\/certs\/ca-certificates\.crt)$/,
  /^\/usr\/(?:share\/(?:info\/dir|mime\/|icons\/.{1,100}\/icon-theme\.cache|glib-2\.0\/schemas\/gschemas\.compiled)|lib\/locale\/locale-archive)/,
  /\/gdk-pixbuf-2\.0\/.{1,60}\/loaders\.cache$/,
]

/** `path` begins with a slash. */
export const isRecord = (path: string): boolean => RECORDS.some((record) => record.test(path))
