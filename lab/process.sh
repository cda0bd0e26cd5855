# shellcheck shell=bash
# Daemons of the lab, known by a pid file and by an argument that no one else's process has.

# alive PID: whether that process runs. One that is over but not yet waited for (Z, X) has a number still. Its command
# line says nothing: the kernel shows none while a process becomes another program.
alive() {
  local stat
  stat=$(state_line "$1")
  # The name, in brackets before the state, may hold brackets and blanks itself.
  case ${stat##*) } in
    '' | [ZXx]*) return 1 ;;
  esac
}

state_line() { cat "/proc/$1/stat" 2>/dev/null || true; }

# own_pid HOME ARGUMENT: the pid in HOME/pid, if that process is alive and is ours: numbers are reused. A daemon that
# began a moment ago is waited for, until it has its own command line.
own_pid() {
  local pid tries line
  [ -s "$1/pid" ] || return 1
  pid=$(<"$1/pid")
  for ((tries = 0; tries < 40; tries++)); do
    alive "$pid" || return 1
    line=$(words "$pid")
    if grep -qxF -- "$2" <<<"$line"; then echo "$pid"; return; fi
    # About to run another program it shows no command line, or still that of lab.sh.
    [ -z "$line" ] || grep -qE '(^|/)lab\.sh$' <<<"$line" || return 1
    sleep 0.05
  done
  return 1
}

# words PID: its command line, one argument a line.
words() { tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" || true; }

# end PID SECONDS: asks, waits, then insists.
end() {
  kill -TERM "$1" 2>/dev/null || return 0
  ! ended "$1" "$2" || return 0
  kill -KILL "$1" 2>/dev/null || true
  ended "$1" 5 || true
}

# ended PID SECONDS: whether it is over within that time.
ended() {
  local tries
  for ((tries = 0; tries < $2 * 5; tries++)); do
    alive "$1" || return 0
    sleep 0.2
  done
  return 1
}

# failed_start WHAT HOME STOP...: shows why, cleans up with STOP, ends the command. The log is kept under a name that
# the next try does not write to; the oldest of many go.
failed_start() {
  local what=$1 home=$2 kept
  shift 2
  tail -n 20 "$home/log" >&2
  "$@"
  kept=$home/failed-$(date -u +%Y%m%dT%H%M%S.%3NZ).log
  mv "$home/log" "$kept"
  find "$home" -maxdepth 1 -name 'failed-*.log' | sort | head -n -5 | xargs -r rm -f --
  die "$what did not start: the end of its log is above, all of it is in $kept"
}
