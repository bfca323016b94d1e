#!/usr/bin/env bash
# A CVSS 3.1 vector without any environmental metric can have an environmental score that is not its base score.
#
# Packages: cvss 3.6 (PyPI), ae-cvss-calculator 1.0.13 (npm).
# Expected: metrics that aren't there change nothing, so base and environmental score are equal.
# So it is: of the 2,592 vectors of base metrics, 80 differ by a tenth in 3.1 and none in 3.0. All of them have a changed scope,
#   for which 3.1 has a formula of its own for the modified impact. Five change their severity band. The npm library's "overall"
#   score is the base score as long as no such metric is given, so the two disagree on those 80.
# Matters: DefectDojo 3.2.0 shows the environmental score of whatever vector it is sent. An exporter that sends the base score
#   and compares later finds 80 vectors changed that nobody touched.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cvss==3.6
npm install --silent --no-fund --no-audit ae-cvss-calculator@1.0.13 >/dev/null

cat >scores.py <<'PY'
from itertools import product
from cvss import CVSS3

metrics = {"AV": "NALP", "AC": "LH", "PR": "NLH", "UI": "NR", "S": "UC", "C": "NLH", "I": "NLH", "A": "NLH"}
for version in ("3.0", "3.1"):
    seen = dict(vectors=0, differ=0, up=0, down=0, scope_unchanged=0, band=0)
    for values in product(*metrics.values()):
        vector = f"CVSS:{version}/" + "/".join(f"{name}:{value}" for name, value in zip(metrics, values))
        cvss = CVSS3(vector)
        base, _, environmental = cvss.scores()
        seen["vectors"] += 1
        if base == environmental:
            continue
        seen["differ"] += 1
        seen["up"] += environmental > base
        seen["down"] += environmental < base
        seen["scope_unchanged"] += "/S:U/" in vector
        seen["band"] += cvss.severities()[0] != cvss.severities()[2]
    print(version, *(f"{name}={count}" for name, count in seen.items()))
one = CVSS3("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H").scores()
print("PyPI:", *one)
PY
cat >overall.cjs <<'JS'
const { Cvss3P1 } = require('ae-cvss-calculator');
console.log('npm:', new Cvss3P1('CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H').calculateScores().overall);
JS
seen=$(venv/bin/python scores.py && node overall.cjs)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
3.0 vectors=2592 differ=0 up=0 down=0 scope_unchanged=0 band=0
3.1 vectors=2592 differ=80 up=41 down=39 scope_unchanged=0 band=5
PyPI: 9.9 9.9 10.0
npm: 9.9
SEEN
