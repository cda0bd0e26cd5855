# Checkers that npm does not have: zizmor reads workflows for what an attacker could use. From PyPI, in its own folder.
# shellcheck shell=bash

ZIZMOR=1.32.0

# Prints the folder to put on PATH.
tools() {
  local venv=$LAB/tools
  if [ ! -x "$venv/bin/zizmor" ] || [ "$("$venv/bin/zizmor" --version)" != "zizmor $ZIZMOR" ]; then
    python_venv
    say "installing zizmor $ZIZMOR into $venv"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" --quiet --disable-pip-version-check install "zizmor==$ZIZMOR" >&2
  fi
  echo "$venv/bin"
}

python_venv() {
  python3 -c 'import ensurepip' 2>/dev/null && return
  say "installing Debian's python3-venv"
  apt-get -qq update >&2
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends python3-venv >&2
}
