#!/usr/bin/env bash
# One of the 36 decisions of CISA's model comes out a step more urgent in ssvc than in the published table.
#
# Package: ssvc 1.2.3 (PyPI), whose model "cisa" names CISA's page as its source. CERT/CC publishes the table as version 2.0.3 of
#   the decision "CISA Coordinator".
# Expected: nobody exploits it, it can't be automated, the technical impact is partial, mission and well-being are high: Track.
# So it is: Track*, with priority medium where Track has low. The rows around it, and all others, are as published.
# Matters: that is the row of a finding nobody is known to exploit in a system that matters much, so a frequent one; and a test
#   of a few examples doesn't find it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ssvc==1.2.3

cat >decide.py <<'PY'
from itertools import product
from ssvc import Decision

# By exploitation and automatable: what technical impact partial, then total, comes to where mission and well-being are low, medium, high.
published = {
    ("none", "no"): "track track track | track track track_star",
    ("none", "yes"): "track track attend | track track attend",
    ("poc", "no"): "track track track_star | track track_star attend",
    ("poc", "yes"): "track track attend | track track_star attend",
    ("active", "no"): "track track attend | track attend act",
    ("active", "yes"): "attend attend act | attend act act",
}
alike = 0
for (exploitation, automatable), row in published.items():
    decisions = [half.split() for half in row.split("|")]
    for (i, impact), (j, mission) in product(enumerate(["partial", "total"]), enumerate(["low", "medium", "high"])):
        values = dict(exploitation=exploitation, automatable=automatable, technical_impact=impact)
        outcome = Decision("cisa", **values, mission_wellbeing_impact=mission).outcome
        if outcome.action.value == decisions[i][j]:
            alike += 1
        else:
            print(*values.values(), mission, "published:", decisions[i][j], "ssvc:", outcome.action.value, outcome.priority.value)
print(alike, "alike")
PY
seen=$(venv/bin/python decide.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
none no partial high published: track ssvc: track_star medium
35 alike
SEEN
