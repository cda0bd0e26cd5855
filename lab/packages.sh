# shellcheck shell=bash
# Debian packages of any suite, unpacked into a folder of the lab. The machine's own
# packages, sources and apt state are not changed: `lab down --purge` removes everything.
# No maintainer script runs; the steps that are needed are done below.

KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# The mirror that this machine's apt already uses: the one with origin Debian or, before the first
# `apt-get update`, the one that the sources name for this release.
mirror() {
  local codename format
  [ -z "${SEA_TRIAL_MIRROR:-}" ] || { echo "$SEA_TRIAL_MIRROR"; return; }
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  # shellcheck disable=SC2016  # apt fills these in
  format='$(REPO_URI)|$(ORIGIN)|$(LABEL)|$(RELEASE)|$(COMPONENT)'
  { apt-get indextargets --format "$format" && apt-get indextargets --no-release-info --format "$format"; } |
    awk -F'|' -v codename="$codename" '
      $5 == "main" && $2 == "Debian" && $3 == "Debian" && !known { known = $1 }
      $5 == "main" && ($4 == codename || $4 == "stable") && !guess { guess = $1 }
      END { if (!known) known = guess; if (!known) exit 1; print known }' ||
    die "found no Debian mirror in apt's sources: name one in SEA_TRIAL_MIRROR" 3
}

# apt_of SUITE COMMAND...: runs apt with only that suite and an empty list of installed packages.
apt_of() {
  local suite=$1 tool=$2 state=$LAB/apt/$1
  shift 2
  # Proxies and similar settings still come from the machine's apt.conf.
  "$tool" -q -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    -o Dir::State="$state" -o Dir::State::status="${DPKG_STATUS:-$state/status}" -o Dir::Cache="$state/cache" \
    -o APT::Sandbox::User=root -o APT::Install-Recommends=false -o Acquire::Languages=none \
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false "$@"
}

# index SUITE: updates its package list if it is older than an hour.
index() {
  local state=$LAB/apt/$1 from
  [ -z "$(find "$state/fresh" -mmin -60 2>/dev/null)" ] || return 0
  from=$(mirror)
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
  : >"$state/status"
  echo "deb [signed-by=$KEYRING] $from $1 main" >"$state/sources.list"
  say "fetching the package list of Debian $1, about 10 MB"
  apt_of "$1" apt-get -qq -o APT::Update::Error-Mode=any update >&2 || die "could not fetch the package list of Debian $1 from $from"
  touch "$state/fresh"
}

# fetch SUITE DIR PACKAGE...: downloads those packages and their dependencies, as .deb files in DIR.
fetch() {
  local suite=$1 dir=$2
  shift 2
  index "$suite"
  rm -rf "$dir"
  mkdir -p "$dir/partial"
  say "downloading from Debian $suite, with dependencies, $(size_of "$suite" "$@"): $*"
  apt_of "$suite" apt-get -qq -y -o Dir::Cache::archives="$dir" --download-only install "$@" >&2 ||
    die "could not download from Debian $suite: $*"
  rm -rf "$dir/partial" "$dir/lock"
}

# fetch_alone SUITE DIR PACKAGE...: downloads those packages without dependencies, for programs
# that need only the C library of Debian 12.
fetch_alone() {
  local suite=$1 dir=$2
  shift 2
  index "$suite"
  rm -rf "$dir"
  mkdir -p "$dir"
  say "downloading from Debian $suite, $(size_of_lines < <(apt_of "$suite" apt-get download --print-uris "$@")): $*"
  (cd "$dir" && apt_of "$suite" apt-get -qq download "$@" >&2) || die "could not download from Debian $suite: $*"
}

size_of() {
  local suite=$1
  shift
  apt_of "$suite" apt-get -qq install --print-uris "$@" | size_of_lines
}

# Lines of `apt-get --print-uris`: 'URI' FILE BYTES HASH.
size_of_lines() { awk '{ bytes += $3 } END { printf "%.0f MB", bytes / 1e6 }'; }

# unpack DIR ROOT: unpacks the .deb files of DIR into the file system at ROOT.
unpack() {
  local deb lib
  # Since Debian 12 these are links into /usr, which some packages still ship as folders.
  for lib in bin sbin lib lib64; do
    mkdir -p "$2/usr/$lib"
    ln -sfn "usr/$lib" "$2/$lib"
  done
  for deb in "$1"/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$2" --keep-directory-symlink
  done
}
