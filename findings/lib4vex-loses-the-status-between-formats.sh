#!/usr/bin/env bash
# What OpenVEX says is fixed or affected is still being looked at once lib4vex has written it as CycloneDX.
#
# Packages: lib4vex 0.2.3 with lib4sbom 0.10.4 and csaf-tool 0.3.2 (PyPI).
# Expected: the library has one model of a vulnerability for all its formats, so what one parser read the other generators
#   write in the words of their format: "fixed" as "resolved" in CycloneDX, "not_affected" as "known_not_affected" in CSAF.
# So it is: a status is passed on by its word. A word that the other format doesn't have is replaced by its "not decided yet",
#   without an error: of six decisions two arrive. CSAF gets the reason why a product isn't affected beside the status that
#   says nobody knows; CycloneDX gets that reason under a name that isn't in its list.
# Matters: triage that somebody did is gone after a change of format, and nothing tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lib4vex==0.2.3 lib4sbom==0.10.4 csaf-tool==0.3.2

cat >convert.py <<'PY'
import json
from lib4vex.generator import VEXGenerator
from lib4vex.parser import VEXParser

time = "2025-03-01T00:00:00Z"
more = {
    "not_affected": {"justification": "vulnerable_code_not_present"},
    "affected": {"action_statement": "Update to 1.0.1.", "action_statement_timestamp": time},
    "fixed": {},
    "under_investigation": {},
}
statements = [
    {
        "vulnerability": {"name": f"CVE-2025-000{number}"},
        "timestamp": time,
        "products": [{"@id": "pkg:npm/sample@1.0.0"}],
        "status": status,
        **rest,
    }
    for number, (status, rest) in enumerate(more.items(), 1)
]
header = {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "urn:uuid:00000000-0000-4000-8000-000000000001", "author": "Sample", "role": "Vendor"}
with open("given.openvex.json", "w") as file:
    json.dump({**header, "timestamp": time, "version": 1, "statements": statements}, file)

parser = VEXParser("openvex")
parser.parse("given.openvex.json")

def written(format):
    generator = VEXGenerator(vex_type=format, author="Sample")
    generator.set_product("sample", "1.0.0")
    given = [dict(vulnerability) for vulnerability in parser.get_vulnerabilities()]
    generator.generate(vex_data=given, metadata={}, filename=f"{format}.json")
    return json.load(open(f"{format}.json"))["vulnerabilities"]

def told(*words):
    return " ".join(word for word in words if word)

for status, cyclonedx, csaf in zip(more, written("cyclonedx"), written("csaf")):
    print(status + ":")
    print("  CycloneDX", told(cyclonedx["analysis"]["state"], cyclonedx["analysis"].get("justification")))
    print("  CSAF", told(*csaf["product_status"], *(flag["label"] for flag in csaf.get("flags", []))))
PY
seen=$(venv/bin/python convert.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
not_affected:
  CycloneDX not_affected vulnerable_code_not_present
  CSAF under_investigation vulnerable_code_not_present
affected:
  CycloneDX in_triage
  CSAF under_investigation
fixed:
  CycloneDX in_triage
  CSAF fixed
under_investigation:
  CycloneDX in_triage
  CSAF under_investigation
SEEN
