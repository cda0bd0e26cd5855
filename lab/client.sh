# shellcheck shell=bash
# The lab's own Docker client, and the environment for a program that uses it.
# The user's ~/.docker and any client on the machine are neither changed nor used.
#
#   $LAB/bin/docker                        the client, from Debian forky
#   $LAB/client                            its DOCKER_CONFIG, with buildx and compose as plugins
#   $LAB/bare/bin/docker, $LAB/bare/config client 20.10, which has no buildx

client() {
  docker_client
  compose_plugin
}

docker_client() {
  local part=$LAB/client.part deb
  [ ! -x "$LAB/bin/docker" ] || return 0
  rm -rf "$part" "$LAB/client"
  fetch_alone forky "$part/deb" docker-cli docker-buildx
  for deb in "$part"/deb/*.deb; do dpkg-deb -x "$deb" "$part/root"; done
  mkdir -p "$part/cli-plugins" "$LAB/bin"
  mv "$part/root/usr/libexec/docker/cli-plugins/docker-buildx" "$part/cli-plugins/"
  mv "$part/root/usr/bin/docker" "$part/docker"
  rm -rf "$part/root" "$part/deb"
  mv "$part" "$LAB/client"
  ln -sf ../client/docker "$LAB/bin/docker"
}

# Separate, so that a lab that was created before Compose was added gets it too.
compose_plugin() {
  local part=$LAB/compose.part plugin=$LAB/client/cli-plugins/docker-compose
  [ ! -x "$plugin" ] || return 0
  fetch_alone forky "$part/deb" docker-compose
  dpkg-deb -x "$part"/deb/*.deb "$part/root"
  mv "$part/root/usr/libexec/docker/cli-plugins/docker-compose" "$plugin"
  rm -rf "$part"
}

# docker_on NAME ARGUMENT...: runs the client on one engine, for LIMIT seconds at most.
docker_on() {
  local name=$1
  shift
  DOCKER_CONFIG=$LAB/client timeout "${LIMIT:-900}" "$LAB/bin/docker" -H "unix://$LAB/$name/docker.sock" "$@"
}

# A client without `docker buildx` and `docker compose`, even if the machine has them installed.
bare_client() {
  local dir plugin
  engine_root bookworm
  mkdir -p "$LAB/bare/bin" "$LAB/bare/config"
  ln -sf "$LAB/root/bookworm/usr/bin/docker" "$LAB/bare/bin/docker"
  for dir in /usr/{local/,}lib{,exec}/docker/cli-plugins; do
    for plugin in docker-buildx docker-compose; do
      [ -e "$dir/$plugin" ] || continue
      # The client looks in its config folder first, and ignores a plugin that prints nothing.
      mkdir -p "$LAB/bare/config/cli-plugins"
      install -m 755 /bin/true "$LAB/bare/config/cli-plugins/$plugin"
    done
  done
}

# settings NAME [--bare]: one KEY=VALUE a line.
settings() {
  local name=${1:-} config=$LAB/client bin=$LAB/bin
  [[ -n $name && " ${ENGINES[*]} " == *" $name "* ]] || usage
  case ${2:-} in
    --bare) config=$LAB/bare/config bin=$LAB/bare/bin ;;
    '') ;;
    *) usage ;;
  esac
  # Existing files need no lock: a program may call this while images are being made.
  if [ "${2:-}" = --bare ]; then
    [ -x "$bin/docker" ] || { lock; bare_client; }
  elif [ ! -x "$bin/docker" ] || [ ! -x "$config/cli-plugins/docker-compose" ]; then
    lock
    client
  fi
  printf '%s=%q\n' DOCKER_HOST "unix://$LAB/$name/docker.sock" DOCKER_CONFIG "$config" PATH "$bin:$PATH"
}
