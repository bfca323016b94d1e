#!/usr/bin/env bash
# Of the six decision models of ssvc, three decide nothing: whatever they are asked, they raise.
#
# Package: ssvc 1.2.3 (PyPI).
# Expected: every combination of the values that a model knows comes to a decision, as the tables of CERT/CC do for each of them.
# So it is: the models of CISA, of a coordinator's triage and of language models answer each combination. Those of suppliers,
#   deployers and a coordinator's publication answer none: they ask an enumeration for a name in small letters that it has in
#   capitals only (AttributeError). Given as text, as its own example does, the values of these three are refused before that
#   (ValueError), since they are compared in capitals with enumerations in small letters.
# Matters: the supplier's and the deployer's model are those by which vulnerabilities are put in order of urgency in one's own products.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ssvc==1.2.3

cat >ask.py <<'PY'
import importlib
import inspect
from collections import Counter
from itertools import product

models = {
    "cisa": "DecisionCisa",
    "coordinator_triage": "DecisionCoordinatorTriage",
    "ai_llm_triage": "DecisionAiLlmTriage",
    "supplier": "DecisionSupplier",
    "deployer": "DecisionDeployer",
    "coordinator_publication": "DecisionCoordinatorPublication",
}

def ask(model, values):
    try:
        return "decided" if model(**values).outcome else "no outcome"
    except (AttributeError, ValueError) as error:
        return type(error).__name__

for name, of_class in models.items():
    module = importlib.import_module(f"ssvc.plugins.{name}")
    model = getattr(module, of_class)
    points = {}
    for point, parameter in list(inspect.signature(model.__init__).parameters.items())[1:]:
        points[point] = next(kind for kind in parameter.annotation.__args__ if kind is not str)
    combinations = [dict(zip(points, values)) for values in product(*points.values())]
    by_member = Counter(ask(model, values) for values in combinations)
    by_text = Counter(ask(model, {point: value.value for point, value in values.items()}) for values in combinations)
    print(f"{name}: {dict(by_member)} by members, {dict(by_text)} by text")
PY
seen=$(venv/bin/python ask.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
cisa: {'decided': 36} by members, {'decided': 36} by text
coordinator_triage: {'decided': 96} by members, {'decided': 96} by text
ai_llm_triage: {'decided': 405} by members, {'decided': 405} by text
supplier: {'AttributeError': 36} by members, {'ValueError': 36} by text
deployer: {'AttributeError': 108} by members, {'ValueError': 108} by text
coordinator_publication: {'AttributeError': 27} by members, {'ValueError': 27} by text
SEEN
