#!/usr/bin/env bash
# An npm package that its advisory calls vulnerable up to 1.2 is not, for univers, at 1.2.5.
#
# Packages: univers 32.0.1 (PyPI), semver 7.8.6 (npm).
# Expected: in ranges of npm what is left out of a version stands for all of it: "<=1.2" ends before 1.3.0, "1.2" is each 1.2.x,
#   ">1.2" starts at 1.3.0 and "^0" ends before 1.0.0. univers reads npm's own notation, so it agrees with npm.
# So it is: it fills up with zeros, and writes "vers:npm/<=1.2.0", "vers:npm/1.2.0", "vers:npm/>1.2.0" and even
#   "vers:npm/>=0.0.0|<0.0.1", of which only 0.0.0 is part. Versions in full are read alike by both, and so are "~1.2", "^1.2"
#   and "1.x".
# Matters: ranges of advisories are turned into "vers" to travel in CycloneDX and between databases. On the way some vulnerable
#   versions stop being vulnerable, and fixed ones start to be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check univers==32.0.1
npm install --silent --no-fund --no-audit semver@7.8.6 >/dev/null

cat >npm.cjs <<'JS'
const { satisfies } = require('semver');
const ranges = ['<=1.2.0', '>1.2.0', '~1.2', '^1.2', '1.x', '<1.2', '>=1.2', '<=1.2', '1.2', '>1.2', '^0'];
const versions = ['0.0.0', '0.0.4', '0.9.0', '1.0.0', '1.2.0', '1.2.5', '1.3.0', '2.0.0'];
console.log(JSON.stringify(ranges.map((range) => [range, versions.map((version) => [version, satisfies(version, range)])])));
JS
cat >compare.py <<'PY'
import json
import sys
from univers.version_range import NpmVersionRange
from univers.versions import SemverVersion

for text, versions in json.load(sys.stdin):
    vers = NpmVersionRange.from_native(text)
    missed = [version for version, inside in versions if inside and SemverVersion(version) not in vers]
    added = [version for version, inside in versions if not inside and SemverVersion(version) in vers]
    difference = [f"without {' '.join(missed)}"] * bool(missed) + [f"with {' '.join(added)}"] * bool(added)
    print(text, str(vers), *difference or ["as npm"])
PY
seen=$(node npm.cjs | venv/bin/python compare.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
<=1.2.0 vers:npm/<=1.2.0 as npm
>1.2.0 vers:npm/>1.2.0 as npm
~1.2 vers:npm/>=1.2.0|<1.3.0 as npm
^1.2 vers:npm/>=1.2.0|<2.0.0 as npm
1.x vers:npm/>=1.0.0|<2.0.0 as npm
<1.2 vers:npm/<1.2.0 as npm
>=1.2 vers:npm/>=1.2.0 as npm
<=1.2 vers:npm/<=1.2.0 without 1.2.5
1.2 vers:npm/1.2.0 without 1.2.5
>1.2 vers:npm/>1.2.0 with 1.2.5
^0 vers:npm/>=0.0.0|<0.0.1 without 0.0.4 0.9.0
SEEN
