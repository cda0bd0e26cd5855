# shellcheck shell=bash
# A registry server on loopback, for pushes, pulls and base images of tests.
#
#   $LAB/registry/program   Debian's docker-registry
#   $LAB/registry/address   127.0.0.1:PORT, chosen at each start
#   $LAB/registry/data, config.yml, log, failed-DATE.log, pid

REGISTRY=$LAB/registry

registry_up() {
  local pid address tries
  if pid=$(own_pid "$REGISTRY" "$REGISTRY/config.yml"); then registry_hint; return; fi
  registry_program
  address=127.0.0.1:$(free_port)
  registry_config "$address" >"$REGISTRY/config.yml"
  say "starting the registry on $address"
  setsid "$REGISTRY/program" serve "$REGISTRY/config.yml" </dev/null >"$REGISTRY/log" 2>&1 9>&- &
  pid=$!
  echo "$pid" >"$REGISTRY/pid"
  echo "$address" >"$REGISTRY/address"
  for ((tries = 0; tries < 50; tries++)); do
    if (exec 3<>"/dev/tcp/${address/://}") 2>/dev/null; then registry_hint; return; fi
    alive "$pid" || break
    sleep 0.2
  done
  failed_start 'the registry' "$REGISTRY" registry_down
}

registry_program() {
  local part=$LAB/registry.part
  [ ! -x "$REGISTRY/program" ] || return 0
  fetch_alone bookworm "$part/deb" docker-registry
  dpkg-deb -x "$part"/deb/*.deb "$part/root"
  mkdir -p "$REGISTRY/data"
  mv "$part/root/usr/bin/docker-registry" "$REGISTRY/program"
  rm -rf "$part"
}

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

registry_config() {
  cat <<CONFIG
version: 0.1
log: {level: warn}
storage:
  filesystem: {rootdirectory: $REGISTRY/data}
  delete: {enabled: true}
http: {addr: "$1"}
CONFIG
}

registry_hint() { say "the registry is up: push to $(<"$REGISTRY/address")/NAME"; }

registry_status() {
  if own_pid "$REGISTRY" "$REGISTRY/config.yml" >/dev/null; then
    printf '%-15s up    %-14s %s\n' registry "$("$REGISTRY/program" --version | awk '{ print $NF }')" "$(<"$REGISTRY/address")"
  else
    printf '%-15s down\n' registry
  fi
}

registry_down() {
  local pid
  pid=$(own_pid "$REGISTRY" "$REGISTRY/config.yml") || return 0
  end "$pid" 10
  rm -f "$REGISTRY/pid" "$REGISTRY/address"
  say "the registry is down"
}
