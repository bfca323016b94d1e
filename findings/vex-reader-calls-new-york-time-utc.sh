#!/usr/bin/env bash
# vex-reader dates a vulnerability a day before its advisory does, and says "UTC" after a time of New York.
#
# Package: vex-reader 0.9.5.2 (PyPI), with CSAF 2.0.
# Expected: dates of CSAF carry their offset, and vendors write days as midnight UTC. A reader shows that day, or a time with
#   the zone that it is in.
# So it is: they are moved to the east of the United States first. Midnight of the 1st is the evening before, so the day of
#   release is the 31st; the time of the last change is that evening, four or five hours off, with "UTC" behind it.
# Matters: deadlines that count from the day of publication start a day early, and "changed since" compares times that are
#   hours apart though both say UTC.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check vex-reader==0.9.5.2

cat >advisory.json <<'JSON'
{ "document": {
    "category": "csaf_vex", "csaf_version": "2.0", "title": "Sample",
    "publisher": { "category": "vendor", "name": "Sample", "namespace": "urn:uuid:00000000-0000-4000-8000-000000000001" },
    "notes": [{ "category": "summary", "title": "Summary", "text": "A sample." }],
    "tracking": {
      "id": "SAMPLE-1", "status": "final", "version": "1",
      "initial_release_date": "2025-04-01T00:00:00Z", "current_release_date": "2025-04-01T00:00:00Z",
      "revision_history": [{ "number": "1", "date": "2025-04-01T00:00:00Z", "summary": "First." }] } },
  "product_tree": { "full_product_names": [{ "name": "Sample 1.0.1", "product_id": "P1" }] },
  "vulnerabilities": [{
    "cve": "CVE-2025-0001", "release_date": "2025-04-01T00:00:00Z",
    "notes": [{ "category": "description", "title": "Description", "text": "A sample." }],
    "product_status": { "fixed": ["P1"] } }] }
JSON
cat >read.py <<'PY'
from vex.vex import Vex

vex = Vex("advisory.json")
print("released:", vex.release_date)
print("first issued:", vex.initial_date)
print("updated:", vex.updated)
PY
seen=$(venv/bin/python read.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
released: 2025-03-31
first issued: 2025-03-31
updated: March 31, 2025 at 08:00:00 PM UTC
SEEN
