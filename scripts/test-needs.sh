#!/usr/bin/env bash
# Runs before the tests: installs what they need besides Node and what the lab makes. That is git, for the baseline.
set -euo pipefail

command -v git >/dev/null && exit
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo 'The tests need git: install it first.' >&2
  exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends git
