#!/usr/bin/env bash
# Two npm packages that score vulnerabilities can't be loaded by Node, though both install without a word.
#
# Packages: @pandatix/js-cvss 0.4.4 (CVSS) and ssvc 0.1.1 (SSVC), Node 20 or newer.
# Expected: what a package names as its entry can be imported.
# So it is: the first one is an ES module whose files import one another without their endings, which Node doesn't find
#   (ERR_MODULE_NOT_FOUND); the second one names a TypeScript source as its entry and brings no JavaScript, which Node takes from
#   no installed package (ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING, before Node 22.18 ERR_UNKNOWN_FILE_EXTENSION).
# Bundled first, by esbuild 0.25.12 here, both work.
# Matters: it is seen only when the code runs, and a test that bundles before it runs doesn't see it at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund @pandatix/js-cvss@0.4.4 ssvc@0.1.1 esbuild@0.25.12

cat >score.js <<'JS'
import { CVSS31 } from '@pandatix/js-cvss';
console.log('score', new CVSS31('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H').BaseScore());
JS
cat >decide.js <<'JS'
import { Decision } from 'ssvc';
const values = { exploitation: 'active', automatable: 'yes', technical_impact: 'total', mission_wellbeing: 'high' };
console.log('decision', new Decision({ methodology: 'CISA', ...values }).evaluate().action);
JS
seen=$(
  for one in score decide; do
    node "$one.js" >said 2>&1 && echo "$one: loaded" || echo "$one: $(grep -o "ERR_[A-Z_]*" said | head -1)"
    npx --no-install esbuild "$one.js" --bundle --platform=node --format=esm --outfile="$one.bundled.mjs" --log-level=error
    node "$one.bundled.mjs"
  done
)
echo "$seen"
diff <(echo "$seen" | sed 's/ERR_UNKNOWN_FILE_EXTENSION/ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING/') - <<'SEEN'
score: ERR_MODULE_NOT_FOUND
score 9.8
decide: ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING
decision Act
SEEN
