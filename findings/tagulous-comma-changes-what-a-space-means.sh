#!/usr/bin/env bash
# Whether a space parts two tags depends on whether there is a comma anywhere else in the text.
#
# Package: django-tagulous 2.2.2 (PyPI).
# Expected: a separator is a separator: "web login" holds as many tags as it does in "web login, urgent".
# So it is: without a comma a space parts tags; with one anywhere, spaces belong to the tags. Adding a third tag turns the first
#   two into one.
# Matters: DefectDojo keeps its tags with this library. A text of tags that was made by joining can't be told apart from one of
#   tags with spaces; send a list, and tags without spaces.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check django==5.2.19 django-tagulous==2.2.2

cat >tags.py <<'PY'
import django
from django.conf import settings

settings.configure()
django.setup()
from django_tagulous.utils import parse_tags

for text in ("web login", "web login, urgent", '"web login"', '"web login" urgent'):
    print(f"{text}: " + " | ".join(parse_tags(text)))
PY
seen=$(venv/bin/python tags.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
web login: login | web
web login, urgent: urgent | web login
"web login": web login
"web login" urgent: urgent | web login
SEEN
