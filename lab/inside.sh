#!/usr/bin/env bash
# Runs in its own mount namespace: makes ROOT the root, then executes the daemon.
#   inside.sh ROOT LAB COMMAND...
# A chroot is not enough: runc must be able to make `/` a private mount. Mounts made
# here disappear with the daemon and its containers; the machine never sees them.
set -euo pipefail
root=$1 lab=$2
shift 2

mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
# Containers get their name servers from the daemon's /etc/resolv.conf, and with --network host
# its /etc/hosts too. They cannot reach a resolver on the machine's loopback: use its upstream servers.
resolv=/run/systemd/resolve/resolv.conf
[ -r "$resolv" ] || resolv=/etc/resolv.conf
cp -L "$resolv" "$root/etc/resolv.conf" || true
cp -L /etc/hosts "$root/etc/hosts" || true

# Users bind-mount their own files into containers: mount those folders at the same path.
for dir in /*/; do
  case ${dir//\//} in
    bin | boot | dev | etc | lib* | lost+found | proc | run | sbin | sys | usr | var) ;;
    *) mkdir -p "$root$dir" && mount --rbind "$dir" "$root$dir" ;;
  esac
done
mkdir -p "$root$lab"
mount --bind "$lab" "$root$lab"

cd "$root"
pivot_root . .
umount --lazy .
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
exec "$@"
