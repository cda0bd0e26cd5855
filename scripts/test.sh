#!/usr/bin/env bash
# All tests, the fast ones first. Meanwhile the lab makes the engines and base images that the later ones need.
set -euo pipefail
cd "$(dirname "$0")/.."

bash scripts/test-needs.sh

set -m # its own process group, so that a failed test ends all of it
node -e 'import("./__tests__/support/engines.ts").then((engines) => engines.default())' &
lab=$!
set +m
trap 'kill -- "-$lab" 2>/dev/null || true' EXIT

npm run lint
npm run check:dist
npm run site # 10 s
npm run test:unit
npm run test:browser
npm run test:fuzz
wait "$lab"
npm run test:e2e
npm run test:corpus:quick
