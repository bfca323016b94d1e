#!/usr/bin/env bash
# Two parsers of CPE names take a Perl module's version for its update, since there are colons in its name.
#
# Packages: cpeparser 0.0.2 and cpe 1.3.1 (PyPI), @thefaultvault/tfv-cpe-parser 1.3.0 (npm).
# Expected: in a formatted string a colon that belongs to a name stands behind a backslash (NISTIR 7695, section 6.2), and parts
#   nothing. So do three parsers of it: the product is "sample::module", at version 1.0.
# So it is: one does. For cpeparser and tfv-cpe-parser the product ends at the first of these colons; the version is a lone
#   backslash, and what follows is one or two places further on. What falls off at the end is dropped without an error. Nor do
#   they agree on a name without colons: one of them makes a space of its underscore.
# Matters: Perl modules stand under such names in the dictionary. Compared by vendor, product and version with what another tool
#   read, none of their vulnerabilities is found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cpeparser==0.0.2 cpe==1.3.1
npm install --silent --no-fund --no-audit @thefaultvault/tfv-cpe-parser@1.3.0 >/dev/null

cat >names.txt <<'NAMES'
cpe:2.3:a:sample:sample_module:1.0:*:*:*:*:*:*:*
cpe:2.3:a:sample:sample\:\:module:1.0:*:*:*:*:*:*:*
NAMES
cat >read.py <<'PY'
from cpe import CPE
from cpeparser import CpeParser

for name in open("names.txt").read().splitlines():
    one, other = CPE(name), CpeParser().parser(name)
    print("cpe:", *one.get_product(), *one.get_version(), *one.get_update(), sep=" | ")
    print("cpeparser:", other["product"], other["version"], other["update"], sep=" | ")
PY
cat >read.cjs <<'JS'
const { readFileSync } = require('node:fs');
const { CpeParser } = require('@thefaultvault/tfv-cpe-parser');

for (const name of readFileSync('names.txt', 'utf8').trim().split('\n')) {
  const { product, version, update } = new CpeParser().parse(name);
  console.log(['tfv-cpe-parser:', product, version, update].join(' | '));
}
JS
seen=$(venv/bin/python read.py && node read.cjs)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
cpe: | sample_module | 1.0 | *
cpeparser: | sample_module | 1.0 | *
cpe: | sample\:\:module | 1.0 | *
cpeparser: | sample\ | \ | module
tfv-cpe-parser: | sample module | 1.0 | *
tfv-cpe-parser: | sample\ | \ | module
SEEN
