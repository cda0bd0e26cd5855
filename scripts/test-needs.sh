#!/usr/bin/env bash
# Runs before the tests: installs what they need besides Node and what the lab makes. That is git, for the baseline, and the
# readers of the completions and the man page. Without these, and where they cannot be installed, their tests are skipped.
set -euo pipefail

missing=()
for program in git zsh fish groff; do
  command -v "$program" >/dev/null || missing+=("${program/groff/groff-base}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Not installed: ${missing[*]}" >&2
  command -v git >/dev/null && exit
  echo 'The tests need git: install it first.' >&2
  exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "${missing[@]}"
