#!/usr/bin/env bash
# Real container engines on a bare Debian machine: see README.md beside this file.
# Entry: checks the machine, takes the lock and runs the command, which is in
# one of the other files.
set -euo pipefail
shopt -s inherit_errexit

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LAB=${SEA_TRIAL_LAB:-/var/lib/sea-trial-lab}
# The lab's own calls must not use the user's engine.
unset DOCKER_HOST DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION

say() { printf 'lab: %s\n' "$*" >&2; }
die() { say "$1"; exit "${2:-1}"; }

# shellcheck source=packages.sh
. "$HERE/packages.sh"
# shellcheck source=process.sh
. "$HERE/process.sh"
# shellcheck source=client.sh
. "$HERE/client.sh"
# shellcheck source=engine.sh
. "$HERE/engine.sh"
# shellcheck source=registry.sh
. "$HERE/registry.sh"
# shellcheck source=buildkit.sh
. "$HERE/buildkit.sh"
# shellcheck source=images.sh
. "$HERE/images.sh"
# shellcheck source=tools.sh
. "$HERE/tools.sh"

usage() {
  cat >&2 <<USAGE
lab up old|new|new-containerd|podman|registry|buildkit ...   start these
lab images [--all] [--only IMAGE]... [NAME ...]     base images for these engines (default: those that are up)
lab buildkit-image NAME                             an image for buildx's driver docker-container on this engine
lab env NAME [--bare]                               KEY=VALUE lines for a shell or a program; --bare: no buildx
lab client                                          a Docker client with buildx, apart from your own
lab tools                                           checkers for the project's own tests; prints their folder
lab binutils                                        assemblers and linkers for amd64 and arm64; prints their folder
lab openssh                                         an SSH server and client for tests; prints their folder
lab chromium [--pictures]                           a browser for tests, installed if needed; prints its program
lab status                                          what is up, and where
lab down [--purge] [NAME ...]                       stop these (default: all); --purge deletes what they stored
USAGE
  exit 2
}

# Exit code 3 means that this machine cannot run the lab.
preflight() {
  local here='' instead='elsewhere install Docker, and Sea Trial runs without the lab'
  # shellcheck source=/dev/null disable=SC2031  # meant for the subshell only
  [ ! -r /etc/os-release ] || here=$(. /etc/os-release; echo "${ID:-}-${VERSION_ID:-99}") # testing has no number
  [[ $here =~ ^debian-(1[2-9]|[2-9][0-9])$ ]] || die "needs Debian 12 or later; $instead" 3
  command -v node >/dev/null || die "needs Node 20 or later: install it first" 3
  case $(dpkg --print-architecture) in
    amd64 | arm64) ;;
    *) die "needs amd64 or arm64; $instead" 3 ;;
  esac
  [ "$(id -u)" = 0 ] || die "needs root, to mount and to make bridges; run it with sudo" 3
  [[ $LAB == /* && $LAB != *[[:space:]]* ]] || die "SEA_TRIAL_LAB must be an absolute path without spaces" 3
  # A unix socket's path ends at 107 bytes; containerd's adds up to 52 to $LAB.
  [ ${#LAB} -le 55 ] || die "SEA_TRIAL_LAB is too long for sockets below it: 55 characters at most" 3
}

# One command at a time changes the lab. Daemons must not inherit the lock: they
# are started with 9>&-, or the lock would live as long as they do.
lock() {
  mkdir -p "$LAB"
  exec 9>"$LAB/lock"
  flock -n 9 && return
  say "waiting for another lab command to finish"
  flock -w 900 9 || die "still locked after 15 minutes: $LAB/lock"
}

up() {
  [ $# -gt 0 ] || usage
  local name
  for name in "$@"; do known "$name" || usage; done
  for name in "$@"; do
    case $name in registry | buildkit) "${name}_up" ;; *) engine_up "$name" ;; esac
  done
}

down() {
  local purge='' names=() name
  for name in "$@"; do
    if [ "$name" = --purge ]; then purge=yes; elif known "$name"; then names+=("$name"); else usage; fi
  done
  local everything=''
  [ ${#names[@]} -gt 0 ] || { everything=yes; names=("${ENGINES[@]}" registry buildkit); }
  for name in "${names[@]}"; do
    case $name in registry | buildkit) "${name}_down" ;; *) engine_down "$name" ;; esac
    [ -z "$purge" ] || rm -rf "${LAB:?}/$name"
  done
  if [ "$purge$everything" = yesyes ]; then
    # Everything but the lock: another process may be waiting for it.
    find "$LAB" -mindepth 1 -maxdepth 1 ! -name lock -exec rm -rf {} +
    say "deleted what was in $LAB"
  fi
}

known() { [[ " ${ENGINES[*]} registry buildkit " == *" $1 "* ]]; }

status() {
  local name
  for name in "${ENGINES[@]}"; do engine_status "$name"; done
  registry_status
  buildkit_status
}

command=${1:-}
shift || true
case $command in
  up | down | images | client | tools | binutils | openssh) preflight; lock; "$command" "$@" ;;
  chromium) chromium_program "$@" ;;
  buildkit-image) preflight; lock; buildkit_image "$@" ;;
  env) preflight; settings "$@" ;;
  status) preflight; status ;;
  *) usage ;;
esac
