# shellcheck shell=bash
# Daemons of the lab, known by a pid file and by an argument that no one else's process has.

# own_pid HOME ARGUMENT: the pid in HOME/pid, if that process is alive and is ours: numbers are reused.
own_pid() {
  local pid
  [ -s "$1/pid" ] || return 1
  pid=$(<"$1/pid")
  tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "$2" || return 1
  echo "$pid"
}

# A process that is over but not yet waited for has a number still, but no command line.
alive() { tr -d '\0' 2>/dev/null <"/proc/$1/cmdline" | grep -q .; }

# end PID SECONDS: asks, waits, then insists.
end() {
  local tries
  kill -TERM "$1" 2>/dev/null || return 0
  for ((tries = 0; tries < $2 * 5; tries++)); do
    alive "$1" || return 0
    sleep 0.2
  done
  kill -KILL "$1" 2>/dev/null || true
  sleep 0.5
}
