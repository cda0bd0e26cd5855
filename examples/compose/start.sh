# Needs the database that DATABASE names, and says so when it is not there.
nc -w 1 "${DATABASE%:*}" "${DATABASE#*:}" </dev/null || { echo "fatal: cannot reach $DATABASE"; exit 1; }
mkdir -p /www && echo "connected to $DATABASE" >/www/index.html
trap 'exit 0' TERM
httpd -f -p 8080 -h /www &
wait
