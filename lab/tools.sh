# Tools of the project's own tests that npm does not have, each in its own folder: zizmor, which finds security mistakes in
# workflows (from PyPI), binutils for two processors and OpenSSH (from Debian). Chromium, which is installed.
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

# Prints the folder of the assemblers and linkers for amd64 and arm64, on either of them.
binutils() {
  local part=$LAB/binutils name libs
  libs=$part/root/usr/lib/$(uname -m)-linux-gnu
  if [ ! -f "$part/ready" ]; then
    rm -rf "$part"
    fetch_alone bookworm "$part/deb" binutils-x86-64-linux-gnu binutils-aarch64-linux-gnu \
      libbinutils libctf0 libctf-nobfd0 libjansson4 libzstd1 zlib1g
    unpack "$part/deb" "$part/root"
    mkdir "$part/bin"
    for name in {x86_64,aarch64}-linux-gnu-{as,ld}; do
      printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$libs" "$part/root/usr/bin/$name" >"$part/bin/$name"
      chmod +x "$part/bin/$name"
    done
    rm -rf "$part/deb"
    touch "$part/ready"
  fi
  echo "$part/bin"
}

# Prints the folder of Debian 12's sshd, ssh and ssh-keygen, for tests of engines behind ssh. sshd runs in a mount namespace
# of its own: it needs an account and a folder that a machine without it does not have.
openssh() {
  local part=$LAB/openssh name libs start
  libs=$part/root/usr/lib/$(uname -m)-linux-gnu
  if [ ! -f "$part/ready" ]; then
    rm -rf "$part"
    fetch_alone bookworm "$part/deb" openssh-server openssh-client libwrap0 libnsl2 libtirpc3 libgssapi-krb5-2 libkrb5-3 \
      libk5crypto3 libkrb5support0 libcom-err2 libkeyutils1 libfido2-1 libcbor0.8 libedit2 libbsd0 libmd0 libssl3
    unpack "$part/deb" "$part/root"
    { grep -v ^sshd: /etc/passwd; echo sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin; } >"$part/passwd"
    mkdir "$part/bin"
    start="mount --bind $part/passwd /etc/passwd && mount -t tmpfs -o mode=755 tmpfs /run && mkdir /run/sshd"
    printf '#!/bin/sh\nexec unshare --mount sh -c "%s && LD_LIBRARY_PATH=%s exec %s \\"\\$@\\"" sshd "$@"\n' \
      "$start" "$libs" "$part/root/usr/sbin/sshd" >"$part/bin/sshd"
    for name in ssh ssh-keygen; do
      printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$libs" "$part/root/usr/bin/$name" >"$part/bin/$name"
    done
    chmod +x "$part/bin"/*
    rm -rf "$part/deb"
    touch "$part/ready"
  fi
  echo "$part/bin"
}

# Prints the program Chromium, for the tests of the HTML page, with a font to draw text with.
# With --pictures, also what the pictures of the docs are made with.
chromium_program() {
  local packages=(chromium fonts-dejavu-core) programs=(chromium)
  case ${1:-} in
    --pictures)
      packages+=(pngquant fonts-liberation fonts-noto-color-emoji)
      programs+=(pngquant)
      ;;
    '') ;;
    *) usage ;;
  esac
  if ! type -P "${programs[@]}" >/dev/null || [ ! -d /usr/share/fonts/truetype ]; then
    preflight
    lock
    say "installing from Debian: ${packages[*]}"
    apt-get -qq update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${packages[@]}" >&2 ||
      die "could not install chromium"
  fi
  type -P chromium
}

python_venv() {
  python3 -c 'import ensurepip' 2>/dev/null && return
  say "installing Debian's python3-venv"
  apt-get -qq update >&2
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends python3-venv >&2
}
