#!/bin/sh
printf '[server]\nport = %s\n' "${PORT:-8080}" >> app.ini
exec python3 -u server.py
