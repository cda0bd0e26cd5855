#!/bin/sh
while :; do
  cat /etc/worker.conf
  echo 'worker died, restarting'
  sleep 1
done &
exec httpd -f -p 8080 -h /etc
