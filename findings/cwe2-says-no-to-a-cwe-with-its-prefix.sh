#!/usr/bin/env bash
# Asked whether "CWE-79" is among the 25 most dangerous weaknesses, cwe2 says no.
#
# Package: cwe2 3.0.0 (PyPI).
# Expected: an id is taken as scanners write it, or refused: looking "CWE-79" up is refused, with an error of its own that
#   names the id. The questions beside it, whether an id is in a list, do the same.
# So it is: they answer False to what the look-up refuses, and True to 79 and "79". So cross-site scripting and SQL injection
#   are neither among the 25, nor in OWASP's list, nor used by the NVD, as soon as they are written in full.
# Matters: SARIF, OSV and CVE records write "CWE-79". A rule that lets findings of the 25 go first lets none go first, and looks
#   as if there were none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cwe2==3.0.0

cat >ask.py <<'PY'
from cwe2.database import Database

database = Database()
questions = (database.is_cwe_top_25, database.is_owasp_top_ten_2021, database.is_weaknesses_used_by_nvd)
for cwe in (79, "79", "CWE-79", 89, "CWE-89"):
    try:
        found = f"is {database.get(cwe).cwe_id}"
    except Exception as error:
        found = type(error).__name__
    print(repr(cwe), found, *(question(cwe) for question in questions))
PY
seen=$(venv/bin/python ask.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
79 is 79 True True True
'79' is 79 True True True
'CWE-79' InvalidCWEError False False False
89 is 89 True True True
'CWE-89' InvalidCWEError False False False
SEEN
