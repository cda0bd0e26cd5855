# shellcheck shell=bash
# BuildKit as a builder of its own, for buildx's drivers `remote` and `docker-container`. No package registry has its
# programs, so they are compiled from its Go modules, by the Go of Debian forky.
#
#   $LAB/buildkit/bin/buildkitd, buildctl   the programs, linked statically
#   $LAB/buildkit/buildkit.sock             where it listens
#   $LAB/buildkit/data, log, failed-DATE.log, pid

BUILDKIT=$LAB/buildkit
BUILDKIT_VERSION=v0.34.2
BUILDKIT_SOCKET=unix://$BUILDKIT/buildkit.sock
# What buildx's driver docker-container starts.
BUILDKIT_IMAGE=moby/buildkit:buildx-stable-1

buildkit_up() {
  local pid tries
  if buildkit_answers; then buildkit_hint; return; fi
  buildkit_programs
  buildkit_down
  say "starting buildkit"
  setsid unshare --mount bash "$HERE/inside.sh" "$LAB/root/forky" "$LAB" "$BUILDKIT/bin/buildkitd" \
    --addr "$BUILDKIT_SOCKET" --root "$BUILDKIT/data" --oci-worker-net host </dev/null >"$BUILDKIT/log" 2>&1 9>&- &
  pid=$!
  echo "$pid" >"$BUILDKIT/pid"
  for ((tries = 0; tries < 60; tries++)); do
    if buildkit_answers; then buildkit_hint; return; fi
    alive "$pid" || break
    sleep 0.5
  done
  failed_start buildkit "$BUILDKIT" buildkit_down
}

# Compiles for about three minutes on 2 cores, without the lock: other commands need not wait.
buildkit_programs() {
  local part=$LAB/buildkit.part.$$ version=${BUILDKIT_VERSION#v} command=github.com/moby/buildkit/cmd
  engine_root forky
  [ ! -x "$BUILDKIT/bin/buildkitd" ] || return 0
  fetch_alone forky "$part/deb" golang-1.26-go golang-1.26-src
  unpack "$part/deb" "$part/root"
  say "compiling BuildKit $version, about 3 minutes"
  flock -u 9
  mkdir "$part/module"
  (
    cd "$part/module"
    export GOROOT=$part/root/usr/lib/go-1.26 GOPATH=$part/go GOCACHE=$part/cache GOMODCACHE=$part/modules
    export GOTOOLCHAIN=local GOENV=off GOFLAGS='-modcacherw -buildvcs=false' CGO_ENABLED=0
    go() { "$GOROOT/bin/go" "$@"; }
    go mod init lab && go get "$command/buildkitd@$BUILDKIT_VERSION" "$command/buildctl@$BUILDKIT_VERSION" &&
      go build -trimpath -ldflags "-s -w -X github.com/moby/buildkit/version.Version=$version" -o "$part/bin/" \
        "$command/buildkitd" "$command/buildctl"
  ) >"$part/log" 2>&1 || { tail -n 20 "$part/log" >&2; die "could not compile BuildKit $version"; }
  lock
  mkdir -p "$BUILDKIT/data"
  [ -d "$BUILDKIT/bin" ] || mv "$part/bin" "$BUILDKIT/bin"
  rm -rf "$part"
}

# buildkit_image NAME: gives the engine NAME an image with these programs, and with runc, which they start.
buildkit_image() {
  local tree=$LAB/images/buildkit root=$LAB/root/forky triplet file
  buildkit_programs
  ! docker_on "$1" image inspect "$BUILDKIT_IMAGE" >/dev/null 2>&1 || return 0
  triplet=$(uname -m)-linux-gnu
  rm -rf "$tree"
  mkdir -p "$tree"/{root,usr/bin,usr/lib64}
  mkdir -m 1777 "$tree/tmp"
  ln -s usr/bin usr/lib usr/lib64 "$tree"
  cp "$BUILDKIT/bin"/* "$root/usr/sbin/runc" "$tree/usr/bin/"
  for file in etc/ssl/certs/ca-certificates.crt "usr/lib/$triplet"/{libc.so.6,libseccomp.so.2} usr/lib*/ld-linux-*; do
    for file in "$root"/$file; do install -D "$(realpath "$file")" "$tree/${file#"$root"/}"; done
  done
  tar -c --numeric-owner -C "$tree" . |
    docker_on "$1" import --change 'ENTRYPOINT ["buildkitd"]' --change "$STAND_IN" - "$BUILDKIT_IMAGE" >/dev/null
  rm -rf "$tree"
}

buildkit_answers() {
  [ -S "$BUILDKIT/buildkit.sock" ] && [ -x "$BUILDKIT/bin/buildctl" ] &&
    timeout 10 "$BUILDKIT/bin/buildctl" --addr "$BUILDKIT_SOCKET" debug workers >/dev/null 2>&1
}

buildkit_hint() {
  say "buildkit is up: docker buildx create --name apart --driver remote $BUILDKIT_SOCKET"
}

buildkit_status() {
  if buildkit_answers; then
    printf '%-15s up    %-14s %s\n' buildkit "${BUILDKIT_VERSION#v}" "$BUILDKIT_SOCKET"
  else
    printf '%-15s down\n' buildkit
  fi
}

buildkit_down() {
  local pid
  rm -f "$BUILDKIT/buildkit.sock"
  pid=$(own_pid "$BUILDKIT" "$BUILDKIT_SOCKET") || return 0
  end "$pid" 10
  rm -f "$BUILDKIT/pid"
  say "buildkit is down"
}
