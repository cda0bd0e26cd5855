# Needs the database that DATABASE names, and exits with an error if it cannot be reached.
nc -w 1 "${DATABASE%:*}" "${DATABASE#*:}" </dev/null || { echo "fatal: cannot reach $DATABASE"; exit 1; }
mkdir -p /www && echo "connected to $DATABASE" >/www/index.html
trap 'exit 0' TERM
httpd -f -p 8080 -h /www &
wait
