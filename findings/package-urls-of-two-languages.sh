#!/usr/bin/env bash
# One package has two package URLs, depending on whether Python or JavaScript wrote it down.
#
# Packages: packageurl-python 0.17.6 (PyPI), packageurl-js 2.0.1 (npm).
# Expected: a package URL has one canonical form, which makes it good as a key; both libraries carry the test suite of the
#   specification.
# So it is: they disagree on a plus sign in a version, a colon in a name or a qualifier, and on whether names of LuaRocks and
#   versions of OCI images are lower case. A scheme in capitals is refused by one of them, a Go module with a capital in its
#   host by the other.
# Matters: whoever matches components of two tools by this key finds each such component twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check packageurl-python==0.17.6
npm install --silent --no-fund --no-audit packageurl-js@2.0.1 >/dev/null

cat >canonical.py <<'PY'
import json
from packageurl import PackageURL

given = [
    "pkg:npm/%40sample/core@1.2.3",
    "pkg:pypi/Some_Package@1.0",
    "pkg:generic/sample@1+2",
    "pkg:cpan/Sample::Module@1",
    "pkg:generic/sample?note=a%3Ab",
    "pkg:luarocks/Sample@1",
    "pkg:oci/sample@sha256:AB",
    "pkg:golang/Example.test/Sample@v1",
    "PKG:npm/sample",
]
def canonical(text):
    try:
        return PackageURL.from_string(text).to_string()
    except ValueError:
        return "refused"
json.dump([[text, canonical(text)] for text in given], open("python.json", "w"))
PY
cat >compare.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { PackageURL } from 'packageurl-js';

for (const [given, python] of JSON.parse(readFileSync('python.json', 'utf8'))) {
  let javascript;
  try {
    javascript = PackageURL.fromString(given).toString();
  } catch {
    javascript = 'refused';
  }
  console.log(given, python === javascript ? `both ${python}` : `Python ${python}, JavaScript ${javascript}`);
}
JS
venv/bin/python canonical.py
seen=$(node compare.mjs)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
pkg:npm/%40sample/core@1.2.3 both pkg:npm/%40sample/core@1.2.3
pkg:pypi/Some_Package@1.0 both pkg:pypi/some-package@1.0
pkg:generic/sample@1+2 Python pkg:generic/sample@1%2B2, JavaScript pkg:generic/sample@1+2
pkg:cpan/Sample::Module@1 Python pkg:cpan/Sample::Module@1, JavaScript pkg:cpan/Sample%3A%3AModule@1
pkg:generic/sample?note=a%3Ab Python pkg:generic/sample?note=a:b, JavaScript pkg:generic/sample?note=a%3Ab
pkg:luarocks/Sample@1 Python pkg:luarocks/sample@1, JavaScript pkg:luarocks/Sample@1
pkg:oci/sample@sha256:AB Python pkg:oci/sample@sha256:ab, JavaScript pkg:oci/sample@sha256:AB
pkg:golang/Example.test/Sample@v1 Python pkg:golang/Example.test/Sample@v1, JavaScript refused
PKG:npm/sample Python refused, JavaScript pkg:npm/sample
SEEN
