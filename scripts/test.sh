#!/usr/bin/env bash
# All tests. Meanwhile the lab makes the engines and base images that the later ones need.
set -euo pipefail
cd "$(dirname "$0")/.."

bash scripts/test-needs.sh

set -m # its own process group, so that a failed test ends all of it
node -e 'import("./__tests__/support/engines.ts").then((engines) => engines.default())' &
lab=$!
set +m
trap 'kill -- "-$lab" 2>/dev/null || true' EXIT

# Two at a time, where one of them mostly waits for engines or uses one processor.
run-p --aggregate-output lint check:dist
run-p --aggregate-output site test:fuzz
wait "$lab"
run-p --aggregate-output test:unit test:e2e:alone
npm run test:browser
npm run test:e2e:shared
npm run test:corpus:quick
