#!/usr/bin/env bash
# A SARIF file whose results name their rule by its index alone can't be read by sarif-tools.
#
# Package: sarif-tools 3.0.5 (PyPI).
# Expected: SARIF 2.1.0 lets a result name its rule by ruleIndex, with ruleId left out (section 3.27.5), so a reader of SARIF
#   looks the id up in the driver's rules.
# So it is: summary and csv end with KeyError 'ruleId', for the whole file.
# Matters: one such result among thousands hides all others from a gate that counts with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sarif-tools==3.0.5

cat >by-index.sarif <<'JSON'
{ "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "Sample", "rules": [{ "id": "R1" }] } },
    "results": [{ "ruleIndex": 0, "message": { "text": "One." } }]
  }] }
JSON
sed 's/"ruleIndex": 0/"ruleIndex": 0, "ruleId": "R1"/' by-index.sarif >by-id.sarif
seen=$(
  for file in by-index by-id; do
    venv/bin/sarif summary "$file.sarif" >"$file.txt" 2>&1 && code=0 || code=$?
    echo "$file: exit code $code, $(grep -oE "KeyError: 'ruleId'|warning: 1" "$file.txt" | head -1)"
  done
)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
by-index: exit code 1, KeyError: 'ruleId'
by-id: exit code 0, warning: 1
SEEN
