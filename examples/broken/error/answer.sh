#!/bin/sh
# Answers every request with 500, like an app whose database is missing.
while read -r line && [ "$line" != "$(printf '\r')" ]; do :; done
printf 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 7\r\nConnection: close\r\n\r\nbroken\n'
