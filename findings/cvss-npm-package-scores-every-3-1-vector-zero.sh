#!/usr/bin/env bash
# The npm package that is called just "cvss" rates every vulnerability with a CVSS 3.1 vector as harmless.
#
# Package: cvss 1.0.5 (npm).
# Expected: 3.1 has the metrics of 3.0 and the same base formula, so a library of 3.0 either takes such a vector or says no.
# So it is: a prefix other than "CVSS:3.0" gives score 0 and rating "None", without an error; with { throw: true } it throws.
# Matters: a script that sorts findings by this score puts the worst ones last, and nothing tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit cvss@1.0.5 >/dev/null

cat >score.cjs <<'JS'
const cvss = require('cvss');
for (const version of ['3.0', '3.1']) {
  const vector = `CVSS:${version}/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`;
  const score = cvss.getBaseScore(vector);
  let strict;
  try {
    strict = cvss.getBaseScore(vector, { throw: true });
  } catch {
    strict = 'throws';
  }
  console.log(version, score, cvss.getRating(score), strict);
}
JS
seen=$(node score.cjs)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
3.0 9.8 Critical 9.8
3.1 0 None throws
SEEN
