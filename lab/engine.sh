# shellcheck shell=bash
# Engines: dockerd of two Debian suites and podman, each with its own files, network and
# socket, so that all run side by side on one machine.
#
#   $LAB/root/PROGRAMS      a file system with an engine's programs, shared by those that run them
#   $LAB/NAME/docker.sock   where the engine listens
#   $LAB/NAME/data, run     its images, its state
#   $LAB/NAME/log, pid
#   $LAB/NAME/failed-DATE.log   the log of a failed start

# shellcheck disable=SC2034  # for the other files
ENGINES=(old new new-containerd podman)

# engine NAME: the table of engines. Sets the variables that the functions below use.
engine() {
  case $1 in
    old)            programs=bookworm daemon=dockerd slot=0 flags=(--storage-driver overlay2) ;;
    new)            programs=forky    daemon=dockerd slot=1 flags=(--storage-driver overlay2) ;;
    new-containerd) programs=forky    daemon=dockerd slot=2 flags=(--feature containerd-snapshotter=true) ;;
    podman)         programs=podman   daemon=podman  slot=3 flags=(--storage-driver overlay) ;;
  esac
  home=$LAB/$1
  socket=unix://$home/docker.sock
  root=$LAB/root/$programs
  # Two labs on one machine must not share a bridge; a link's name has 15 characters.
  bridge=lab$slot-$(cksum <<<"$LAB" | cut -c1-8)
}

# The table of programs: the packages in their file systems.
programs() {
  case $1 in
    # docker.io runs iptables, ps (for `docker top`) and, where the kernel has AppArmor, its parser.
    bookworm | forky) suite=$1 packages=(docker.io iptables procps apparmor iproute2) ;;
    # podman's default, crun, refuses machines with cgroups of both versions.
    podman) suite=bookworm packages=(podman runc) ;;
  esac
  packages+=(ca-certificates base-files mount busybox-static)
}

engine_up() {
  local programs daemon slot flags home socket root bridge argv
  engine "$1"
  client
  if engine_answers "$1"; then engine_hint "$1"; return; fi
  engine_root "$programs"
  engine_stop
  mkdir -p "$home/run" "$home/data"
  "serve_$daemon" "$1"
  # The daemon outlives this script: own session, no terminal, no lock.
  setsid unshare --mount bash "$HERE/inside.sh" "$root" "$LAB" "${argv[@]}" </dev/null >"$home/log" 2>&1 9>&- &
  local pid=$! tries
  echo "$pid" >"$home/pid"
  for ((tries = 0; tries < 120; tries++)); do
    if engine_answers "$1"; then engine_hint "$1"; return; fi
    alive "$pid" || break
    sleep 0.5
  done
  failed_start "$1" "$home" engine_stop
}

# Each of these sets `argv` to the command of the daemon.
serve_dockerd() {
  local net
  net=$(bridge_up)
  say "starting $1 on ${net}.$((slot * 16)).0/20"
  argv=(dockerd --pidfile /run/docker.pid --host "$socket" --data-root "$home/data" --exec-root "$home/run"
    --bridge "$bridge" --default-address-pool "base=$net.$((slot * 16 + 8)).0/21,size=24" "${flags[@]}")
}

# It has no network of its own: build steps use the machine's, and containers that need a network do not start.
serve_podman() {
  say "starting $1"
  printf '[containers]\nnetns = "host"\n[engine]\nruntime = "runc"\n' >"$home/containers.conf"
  argv=(busybox env "CONTAINERS_CONF=$home/containers.conf" podman --root "$home/data" --runroot "$home/run"
    --tmpdir "$home/run/libpod" "${flags[@]}" system service --time 0 "$socket")
}

engine_answers() { [ -S "$LAB/$1/docker.sock" ] && engine_version "$1" >/dev/null 2>&1; }
engine_version() { LIMIT=10 docker_on "$1" version --format '{{.Server.Version}}'; }
engine_hint() { say "$1 is up, version $(engine_version "$1"): export DOCKER_HOST=unix://$LAB/$1/docker.sock"; }

engine_status() {
  if [ -x "$LAB/bin/docker" ] && engine_answers "$1"; then
    printf '%-15s up    %-14s DOCKER_HOST=unix://%s/docker.sock\n' "$1" "$(engine_version "$1")" "$LAB/$1"
  else
    printf '%-15s down\n' "$1"
  fi
}

engine_down() {
  local programs daemon slot flags home socket root bridge
  engine "$1"
  [ -d "$home" ] || return 0
  engine_stop
  say "$1 is down"
}

# engine_root PROGRAMS: creates the file system with those programs, completely or not at all.
engine_root() {
  local to=$LAB/root/$1 part=$LAB/root/$1.part suite packages tool
  [ ! -d "$to" ] || return 0
  programs "$1"
  rm -rf "$part"
  mkdir -p "$part"/{proc,sys,dev,run,tmp,root,etc}
  fetch "$suite" "$LAB/root/$1.deb" "${packages[@]}"
  unpack "$LAB/root/$1.deb" "$part"
  rm -rf "$LAB/root/$1.deb"
  # What the packages' own scripts would create: accounts, alternatives, the CA bundle.
  echo 'root:x:0:0:root:/root:/bin/sh' >"$part/etc/passwd"
  echo 'root:x:0:' >"$part/etc/group"
  for tool in ip{,6}tables{,-save,-restore}; do
    ln -sf "${tool/tables/tables-nft}" "$part/usr/sbin/$tool"
  done
  find "$part/usr/share/ca-certificates" /etc/ssl/certs/ca-certificates.crt -name '*.crt' -exec cat {} + \
    2>/dev/null >"$part/etc/ssl/certs/ca-certificates.crt" || true
  # With these, podman would leave a bridge on the machine, with the name that the machine's own podman uses.
  rm -rf "$part/usr/lib/cni" "$part/etc/cni"
  mv "$part" "$to"
}

# bridge_up: creates $bridge, and prints the first two numbers of its addresses: the slot's
# /20 of the first /16 that overlaps no route of this machine.
bridge_up() {
  local net block
  for net in 10.{213..222} 172.{20..31} 192.168; do
    block=$net.$((slot * 16)).0/20
    # A default route matches everything; only more specific ones count.
    ! on_root ip -4 route show match "$block" | grep -qv ^default || continue
    ! on_root ip -4 route show root "$block" | grep -q . || continue
    on_root ip link add "$bridge" type bridge
    on_root ip address add "$net.$((slot * 16)).1/24" dev "$bridge"
    on_root ip link set "$bridge" up
    echo "$net"
    return
  done
  die "found no free private network for the engine's bridge"
}

# Runs the engine's own ip and iptables, on the machine's network.
on_root() { chroot "$root" "$@"; }

# Stops the daemon and removes what it left behind: it may have been killed before.
engine_stop() {
  local pid='' child table rule
  if pid=$(own_pid "$home" "$socket"); then end "$pid" 40; fi
  for pid in $(left_behind); do
    for child in $(<"/proc/$pid/task/$pid/children"); do kill -KILL "$child" 2>/dev/null || true; done
    end "$pid" 5
  done
  rm -f "$home/pid" "$home/docker.sock"
  on_root ip link show dev "$bridge" >/dev/null 2>&1 || return 0
  for table in nat filter raw; do
    { on_root iptables -t "$table" -S 2>/dev/null | grep -F -- " $bridge " || true; } | while read -r rule; do
      # shellcheck disable=SC2086  # a rule is words
      on_root iptables -t "$table" -D ${rule#-A } || true
    done
  done
  on_root ip link delete "$bridge"
}

# Shims and containerd of a killed daemon: their command line names our state folder, and
# they run in another mount namespace, unlike an editor or shell that names it too.
left_behind() {
  local file pid ours
  ours=$(readlink /proc/self/ns/mnt)
  for file in $(grep -lsF -- "$home/run/" /proc/[0-9]*/cmdline || true); do
    pid=${file//[!0-9]/}
    words "$pid" | tr '\n' ' ' | grep -qF -- " $home/run/" || continue
    [ "$(readlink "/proc/$pid/ns/mnt")" = "$ours" ] || echo "$pid"
  done
}

