# shellcheck shell=bash
# The base images of the examples and tests: pulled if a registry can be reached, else
# stand-ins made from Debian packages, labelled sea-trial.lab.stand-in=true.
# A stand-in is built once, stored as $LAB/images/NAME.tar and loaded into each engine, so
# that all engines have the same layers.

IMAGES=(busybox:latest debian:bookworm python:3.10)
# Provided only if named: base images of the cases in the tests' corpus.
MORE_IMAGES=(python:3.12-slim node:22 eclipse-temurin:17 ruby:3.1 redis:7 php:8.2-apache)
STAND_IN='LABEL sea-trial.lab.stand-in=true'

# images [--all] [--only IMAGE]... [NAME...]
images() {
  local wanted=() on=() name image
  client
  while [ $# -gt 0 ]; do
    case $1 in
      --all) wanted+=("${IMAGES[@]}" "${MORE_IMAGES[@]}") ;;
      --only) wanted+=("$(image_named "${2:-}")") || usage; shift ;;
      *)
        [[ " ${ENGINES[*]} " == *" $1 "* ]] || usage
        engine_answers "$1" || die "$1 is down: lab up $1"
        on+=("$1")
        ;;
    esac
    shift
  done
  [ ${#wanted[@]} -gt 0 ] || wanted=("${IMAGES[@]}")
  if [ ${#on[@]} -eq 0 ]; then
    for name in "${ENGINES[@]}"; do ! engine_answers "$name" || on+=("$name"); done
  fi
  [ ${#on[@]} -gt 0 ] || die "no engine is up: lab up old"
  for image in "${wanted[@]}"; do
    for name in "${on[@]}"; do provide "$image" "$name"; done
  done
}

# Resolves `busybox` to busybox:latest.
image_named() {
  local image
  for image in "${IMAGES[@]}" "${MORE_IMAGES[@]}"; do
    if [ "$1" = "$image" ] || [ "$1:latest" = "$image" ]; then echo "$image"; return; fi
  done
  return 1
}

# provide IMAGE NAME: makes sure that the engine NAME has IMAGE.
provide() {
  local image=$1 name=$2
  local file=$LAB/images/${image/:/-}.tar
  ! docker_on "$name" image inspect "$image" >/dev/null 2>&1 || return 0
  if registry_reachable; then
    say "pulling $image into $name"
    docker_on "$name" pull -q "$image" >&2 || die "could not pull $image"
    return
  fi
  mkdir -p "$LAB/images"
  if [ ! -f "$file" ]; then
    say "no image registry answers: making a stand-in for $image from Debian packages"
    make_image "$image" "$name"
    docker_on "$name" save -o "$file.part" "$image"
    mv "$file.part" "$file"
    return
  fi
  say "loading the stand-in for $image into $name"
  docker_on "$name" load -q -i "$file" >/dev/null
  # podman names loaded images localhost/…; this adds the name that they have on the other engines.
  docker_on "$name" tag "$image" "$image"
}

# make_image IMAGE NAME: the table of stand-ins.
make_image() {
  case $1 in
    busybox:*) make_busybox "$2" ;;
    debian:*) make_debian "$2" ;;
    python:3.10) make_python "$2" ;;
    python:*) make_stand_in "$1" python-slim "$2" ;;
    node:*) make_stand_in "$1" node "$2" nodejs npm ;;
    eclipse-temurin:*) make_stand_in "$1" eclipse-temurin "$2" openjdk-17-jre-headless ;;
    ruby:*) make_stand_in "$1" ruby "$2" ruby puma ruby-sinatra ;;
    redis:*) make_stand_in "$1" redis "$2" redis-server ;;
    php:*) make_stand_in "$1" php "$2" apache2 libapache2-mod-php ;;
  esac
}

# Checked once a run, for 5 seconds at most: a network that drops packets must not delay each image.
registry_reachable() {
  if [ -z "${reachable:-}" ]; then
    reachable=no
    ! DOCKER_CONFIG=$LAB/client timeout 5 "$LAB/bin/docker" manifest inspect busybox:latest >/dev/null 2>&1 || reachable=yes
  fi
  [ "$reachable" = yes ]
}

# Debian's static busybox is part of the engine's programs; the folders are those of the real image.
make_busybox() {
  local tree=$LAB/images/busybox program=("$LAB"/root/*/usr/bin/busybox)
  rm -rf "$tree"
  mkdir -p "$tree"/{bin,dev,etc,home,root,usr/bin,usr/sbin,var/spool/mail,var/www}
  mkdir -m 1777 "$tree/tmp"
  cp "${program[0]}" "$tree/bin/busybox"
  chroot "$tree" /bin/busybox --install /bin
  printf '%s\n' root:x:0:0:root:/root:/bin/sh daemon:x:1:1:daemon:/usr/sbin:/bin/false \
    www-data:x:33:33:www-data:/var/www:/bin/false nobody:x:65534:65534:nobody:/home:/bin/false >"$tree/etc/passwd"
  printf '%s\n' root:x:0: daemon:x:1: tty:x:5: www-data:x:33: nobody:x:65534: >"$tree/etc/group"
  tar -c --numeric-owner -C "$tree" . |
    docker_on "$1" import --change 'CMD ["sh"]' --change "$STAND_IN" - busybox:latest >/dev/null
  rm -rf "$tree"
}

# The result of `debootstrap --variant=minbase`, without debootstrap or wget: the required
# packages and apt, unpacked, then installed in a chroot.
make_debian() {
  local tree=$LAB/images/debian
  rm -rf "$tree"
  mkdir -p "$tree"/{dev,proc,var/lib/dpkg/info,var/lib/dpkg/updates}
  fetch bookworm "$LAB/images/deb" '?priority(required)' '?essential' apt
  unpack "$LAB/images/deb" "$tree"
  mv "$LAB/images/deb" "$tree/deb"
  : >"$tree/var/lib/dpkg/status"
  ln -s mawk "$tree/usr/bin/awk"
  inside "$tree" sh -c 'dpkg --force-depends --force-unsafe-io --install /deb/*.deb' >"$LAB/images/log" 2>&1 ||
    { tail -n 20 "$LAB/images/log" >&2; die 'could not install the packages of debian:bookworm'; }
  rm -rf "$tree"/deb "$tree"/var/cache/apt/* "$tree"/var/log/{dpkg,alternatives}.log
  echo "deb $(mirror) bookworm main" >"$tree/etc/apt/sources.list"
  tar -c --numeric-owner --exclude './dev/*' -C "$tree" . |
    docker_on "$1" import --change 'CMD ["bash"]' --change "$STAND_IN" - debian:bookworm >/dev/null
  rm -rf "$tree"
}

# inside ROOT COMMAND...: runs it in a chroot with /dev and /proc, and leaves no mount behind.
inside() {
  # shellcheck disable=SC2016  # for the inner shell
  DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin unshare --mount sh -c '
    mount --bind /dev "$1/dev" && mount -t proc proc "$1/proc" && exec chroot "$@"' sh "$@"
}

# make_stand_in IMAGE STAGE NAME [PACKAGE...]: a stage of stand-ins.Dockerfile with those packages.
make_stand_in() {
  local image=$1 stage=$2 name=$3 context=$LAB/images/$2
  shift 3
  stand_in_context "$context" "$name"
  if [ $# -eq 0 ]; then
    provide python:3.10 "$name"
  else
    DPKG_STATUS=$LAB/images/status fetch bookworm "$context/packages" "$@"
  fi
  cp "$HERE/stand-ins.Dockerfile" "$context/Dockerfile"
  printf 'cafile=/etc/ssl/certs/ca-certificates.crt\nregistry=%s\n' "$(npm config get registry)" >"$context/npmrc"
  build_stand_in "$image" "$stage" "$name" "$context"
}

# stand_in_context DIR NAME: creates a build context with the certificates that this machine trusts. Provides
# debian:bookworm, and writes its dpkg status to $LAB/images/status.
stand_in_context() {
  local context=$1 name=$2 bundle=("$LAB"/root/*/etc/ssl/certs/ca-certificates.crt)
  rm -rf "$context"
  mkdir -p "$context"
  provide debian:bookworm "$name"
  docker_on "$name" run --rm --network none debian:bookworm cat /var/lib/dpkg/status >"$LAB/images/status" ||
    die "$name cannot run containers here, so stand-ins must be built on another engine: lab up old"
  cp "${bundle[0]}" "$context/ca.crt"
}

# build_stand_in IMAGE STAGE NAME DIR: builds without a network, which may have no name resolution. Removes DIR.
build_stand_in() {
  docker_on "$3" buildx build --load --provenance=false --network none --progress plain --target "$2" -t "$1" "$4" \
    >"$LAB/images/log" 2>&1 || { tail -n 20 "$LAB/images/log" >&2; die "could not build the stand-in for $1"; }
  rm -rf "$4"
}

# On top of debian:bookworm, in several layers like the real one. The packages are
# downloaded here and passed to the build, which then needs no network.
make_python() {
  local context=$LAB/images/python
  stand_in_context "$context" "$1"
  DPKG_STATUS=$LAB/images/status fetch bookworm "$context/common" ca-certificates netbase
  DPKG_STATUS=$LAB/images/status fetch bookworm "$context/python" python3
  DPKG_STATUS=$LAB/images/status fetch bookworm "$context/pip" python3-pip
  cp "$HERE/python.Dockerfile" "$context/Dockerfile"
  # Behind a proxy with its own CA, pip needs this machine's certificates and package index.
  {
    printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n'
    [ -z "${PIP_INDEX_URL:-}" ] || echo "index-url = $PIP_INDEX_URL"
    [ -z "${PIP_EXTRA_INDEX_URL:-}" ] || echo "extra-index-url = $PIP_EXTRA_INDEX_URL"
    [ -z "${PIP_TRUSTED_HOST:-}" ] || echo "trusted-host = $PIP_TRUSTED_HOST"
  } >"$context/pip.conf"
  build_stand_in python:3.10 python "$1" "$context"
}
