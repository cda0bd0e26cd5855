#!/bin/sh
set -e
mkdir /www
echo hello > /www/index.html
exec httpd -f -p 8080 -h /www
