#!/usr/bin/env bash
# Of two products that a statement is about, lib4vex tells one: the last, the first or none of them, depending on the format.
#
# Package: lib4vex 0.2.3 with lib4sbom 0.10.4 and csaf-tool 0.3.2 (PyPI).
# Expected: in each of its three formats a statement can be about several products, by a list. Read from any, it is known of
#   both that they are fixed.
# So it is: from OpenVEX the last product of the list remains, from CycloneDX the first one, and from CSAF a statement that names
#   no product. There is one entry for the vulnerability each time, and no error.
# Matters: one advisory for all packages of a release is usual. What was decided for the others is gone, and a scanner that asks
#   for them is told nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lib4vex==0.2.3 lib4sbom==0.10.4 csaf-tool==0.3.2

cat >read.py <<'PY'
import json
from lib4vex.parser import VEXParser

time = "2025-03-01T00:00:00Z"
urn = "urn:uuid:00000000-0000-4000-8000-000000000001"
cve = "CVE-2025-0001"
products = {"one": "1.0.0", "two": "2.0.0"}
purls = {name: f"pkg:npm/{name}@{version}" for name, version in products.items()}

openvex = {
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": urn, "author": "Sample", "role": "Vendor", "timestamp": time, "version": 1,
    "statements": [{
        "vulnerability": {"name": cve}, "timestamp": time, "status": "fixed",
        "products": [{"@id": purl} for purl in purls.values()],
    }],
}
cyclonedx = {
    "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"timestamp": time},
    "components": [
        {"type": "library", "name": name, "version": version, "purl": purls[name], "bom-ref": purls[name]}
        for name, version in products.items()
    ],
    "vulnerabilities": [{
        "id": cve, "source": {"name": "NVD"}, "analysis": {"state": "resolved"},
        "affects": [{"ref": purl} for purl in purls.values()],
    }],
}
def in_tree(name, version):
    product = {"name": f"{name} {version}", "product_id": name, "product_identification_helper": {"purl": purls[name]}}
    versions = [{"category": "product_version", "name": version, "product": product}]
    return {"category": "product_name", "name": name, "branches": versions}
csaf = {
    "document": {
        "category": "csaf_vex", "csaf_version": "2.0", "title": "Sample",
        "publisher": {"category": "vendor", "name": "Sample", "namespace": urn},
        "notes": [{"category": "summary", "title": "Summary", "text": "A sample."}],
        "tracking": {
            "id": "SAMPLE-1", "status": "final", "version": "1",
            "initial_release_date": time, "current_release_date": time,
            "revision_history": [{"number": "1", "date": time, "summary": "First."}],
        },
    },
    "product_tree": {
        "branches": [{"category": "vendor", "name": "Sample", "branches": [in_tree(*one) for one in products.items()]}],
    },
    "vulnerabilities": [{
        "cve": cve, "product_status": {"fixed": list(products)},
        "notes": [{"category": "description", "title": "Description", "text": "A sample."}],
    }],
}

for format, document in {"openvex": openvex, "cyclonedx": cyclonedx, "csaf": csaf}.items():
    with open("given.json", "w") as file:
        json.dump(document, file)
    parser = VEXParser(format)
    parser.parse("given.json")
    for entry in parser.get_vulnerabilities():
        named = [name for name, purl in purls.items() if purl in entry.values() or name in entry.values()]
        print(f"{format}: {entry['id']} {entry['status']}, of", " and ".join(named) or "no product")
PY
seen=$(venv/bin/python read.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
openvex: CVE-2025-0001 fixed, of two
cyclonedx: CVE-2025-0001 resolved, of one
csaf: CVE-2025-0001 fixed, of no product
SEEN
