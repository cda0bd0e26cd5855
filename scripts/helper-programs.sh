#!/usr/bin/env bash
# Assembles src/smoke/kernel/helper/*.s into FILE, by default src/smoke/kernel/helper/programs.ts. Needs the assembler
# and linker for both processors (Debian's binutils-x86-64-linux-gnu and binutils-aarch64-linux-gnu, or `lab binutils`).
# Only those who change the assembly need to run it.
set -euo pipefail
folder=$(cd "$(dirname "$0")/../src/smoke/kernel/helper" && pwd)
file=$(realpath "${1:-$folder/programs.ts}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$folder"
for pair in amd64:x86_64 arm64:aarch64; do
  name=${pair%%:*} tools=${pair##*:}-linux-gnu
  "$tools-as" -o "$work/$name.o" "$name.s"
  "$tools-ld" -n -N -s --build-id=none -z noseparate-code --no-warn-rwx-segments -o "$work/$name" "$work/$name.o"
  text=$(base64 --wrap=0 "$work/$name")
  sed -i "/^  $name:/{n;s|'.*'|'$text'|}" "$file"
done
