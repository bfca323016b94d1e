#!/usr/bin/env bash
# What a SARIF file says is suppressed, or no longer there, counts as an error in the summary of sarif-tools.
#
# Package: sarif-tools 3.0.5 (PyPI).
# Expected: a result with an accepted suppression (3.27.23 and 3.35) is one that somebody decided not to see, and one with
#   baselineState "absent" (3.27.24) was in the file before and is no more; neither counts as found now.
# So it is: both are counted as errors, beside the one that is real. A result of kind "pass" isn't one either, and is counted
#   apart, under "none".
# Matters: triage that travels in SARIF is lost on the way; a gate fails for what was accepted or fixed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sarif-tools==3.0.5

cat >results.sarif <<'JSON'
{ "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "Sample", "rules": [{ "id": "R1" }] } },
    "results": [
      { "ruleId": "R1", "level": "error", "message": { "text": "Found now." } },
      { "ruleId": "R1", "level": "error", "message": { "text": "Accepted." }, "suppressions": [{ "kind": "external", "status": "accepted" }] },
      { "ruleId": "R1", "level": "error", "message": { "text": "Gone." }, "baselineState": "absent" },
      { "ruleId": "R1", "kind": "pass", "level": "none", "message": { "text": "Passed." } }
    ]
  }] }
JSON
seen=$(venv/bin/sarif summary results.sarif | grep -E '^(error|warning|note|none): ')
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
error: 3
warning: 0
note: 0
none: 1
SEEN
