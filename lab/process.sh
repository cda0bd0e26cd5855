# shellcheck shell=bash
# Daemons of the lab, identified by a pid file and by an argument that no other process has.

# alive PID: whether that process runs. One that ended but was not reaped yet (Z, X) still has a pid. The command line
# cannot be used: the kernel shows none while a process executes another program.
alive() {
  local stat
  stat=$(state_line "$1")
  # The name, in parentheses before the state, may contain parentheses and spaces.
  case ${stat##*) } in
    '' | [ZXx]*) return 1 ;;
  esac
}

state_line() { cat "/proc/$1/stat" 2>/dev/null || true; }

# own_pid HOME ARGUMENT: prints the pid in HOME/pid if that process runs and is ours: pids are reused. Waits for a daemon
# that was just started until it has its own command line.
own_pid() {
  local pid tries line
  [ -s "$1/pid" ] || return 1
  pid=$(<"$1/pid")
  for ((tries = 0; tries < 40; tries++)); do
    alive "$pid" || return 1
    line=$(words "$pid")
    if grep -qxF -- "$2" <<<"$line"; then echo "$pid"; return; fi
    # Just before it executes the daemon, it shows no command line, or that of lab.sh.
    [ -z "$line" ] || grep -qE '(^|/)lab\.sh$' <<<"$line" || return 1
    sleep 0.05
  done
  return 1
}

# words PID: its command line, one argument a line.
words() { tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" || true; }

# end PID SECONDS: sends SIGTERM, waits, then sends SIGKILL.
end() {
  kill -TERM "$1" 2>/dev/null || return 0
  ! ended "$1" "$2" || return 0
  kill -KILL "$1" 2>/dev/null || true
  ended "$1" 5 || true
}

# ended PID SECONDS: whether it ends within that time.
ended() {
  local tries
  for ((tries = 0; tries < $2 * 5; tries++)); do
    alive "$1" || return 0
    sleep 0.2
  done
  return 1
}

# failed_start WHAT HOME STOP...: prints the end of the log, cleans up with STOP, exits. Keeps the log under another
# name; of more than five the oldest are deleted.
failed_start() {
  local what=$1 home=$2 kept
  shift 2
  tail -n 20 "$home/log" >&2
  "$@"
  kept=$home/failed-$(date -u +%Y%m%dT%H%M%S.%3NZ).log
  mv "$home/log" "$kept"
  find "$home" -maxdepth 1 -name 'failed-*.log' | sort | head -n -5 | xargs -r rm -f --
  die "$what did not start: the end of its log is above, the full log is $kept"
}
