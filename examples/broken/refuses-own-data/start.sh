cd /var/lib/db
[ -f DB_VERSION ] || echo "$MAJOR" > DB_VERSION
if [ "$(cat DB_VERSION)" != "$MAJOR" ]; then
  echo 'FATAL:  database files are incompatible with server' >&2
  echo "DETAIL:  The data directory was initialized by version $(cat DB_VERSION), which is not compatible with this version $MAJOR." >&2
  exit 1
fi
exec httpd -f -p 8080
