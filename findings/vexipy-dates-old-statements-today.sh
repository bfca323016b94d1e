#!/usr/bin/env bash
# A VEX statement of years ago is of today once vexipy has read it.
#
# Package: vexipy 0.3.0 (PyPI), with OpenVEX 0.2.0.
# Expected: the timestamp of a statement may be left out, and is then that of its document (section "Inheritance Flow"), so
#   reading a document and writing it again leaves the times of its statements alone.
# So it is: such a statement gets the instant at which it was read, and that is written down as its own timestamp. The
#   document keeps its time. Reading one file twice gives two documents that aren't equal.
# Matters: the newest statement about a product and a vulnerability is the one that counts. An "affected" of 2024 that passed
#   through here is newer than the "fixed" of 2025 that replaced it, and the finding is open again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check vexipy==0.3.0

cat >statements.py <<'PY'
import json
from datetime import datetime, timezone
from vexipy import Document

def document(year, own_time, **status):
    time = f"{year}-03-01T00:00:00Z"
    statement = {"vulnerability": {"name": "CVE-2024-0001"}, "products": [{"@id": "pkg:npm/sample@1.0.0"}], **status}
    if own_time:
        statement["timestamp"] = time
    return json.dumps({
        "@context": "https://openvex.dev/ns/v0.2.0",
        "@id": f"urn:uuid:00000000-0000-4000-8000-00000000{year}",
        "author": "Sample",
        "timestamp": time,
        "version": 1,
        "statements": [statement],
    })

affected = dict(status="affected", action_statement="Update to 1.0.1.")
start = datetime.now(timezone.utc)
for own_time in (True, False):
    old = document(2024, own_time, **affected)
    new = document(2025, True, status="fixed")
    read = [Document.from_json(text) for text in (old, new)]
    written = json.loads(read[0].to_json(by_alias=True, exclude_none=True))
    time = datetime.fromisoformat(written["statements"][0]["timestamp"])
    counts = max((statement for one in read for statement in one.statements), key=lambda statement: statement.timestamp)
    print("statement", "with" if own_time else "without", "a time of its own")
    print("  document written with", written["timestamp"][:10])
    print("  statement written with", "the instant of reading" if time >= start else time.date())
    print("  read twice, equal:", Document.from_json(old) == read[0])
    print("  newest statement:", counts.status.value)
PY
seen=$(venv/bin/python statements.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
statement with a time of its own
  document written with 2024-03-01
  statement written with 2024-03-01
  read twice, equal: True
  newest statement: fixed
statement without a time of its own
  document written with 2024-03-01
  statement written with the instant of reading
  read twice, equal: False
  newest statement: affected
SEEN
