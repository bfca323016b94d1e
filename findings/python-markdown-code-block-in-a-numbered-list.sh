#!/usr/bin/env bash
# A fenced block of code inside a numbered step, as CommonMark has it, is no block in Python-Markdown but words in a line.
#
# Packages: Markdown 3.8 (PyPI) with fenced_code and sane_lists, commonmark 0.31.2 (npm).
# Expected: a fence that is indented to the step's text belongs to the step, in either.
# So it is: CommonMark gives two steps, the first with a block of code. Python-Markdown's extension knows fences at the margin
#   only: the indented ones are read as marks of code within a line, and all lines of the block run together there.
# Matters: DefectDojo renders descriptions with these extensions. Text for it has its fences at the margin, where they end the
#   list in turn.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown==3.8
npm install --silent --no-fund --no-audit commonmark@0.31.2 >/dev/null

printf '1. Send it.\n\n   ```\n   id=7\n   ```\n\n2. Look.\n' >steps.md
cat >steps.py <<'PY'
import markdown

html = markdown.markdown(open("steps.md").read(), extensions=["fenced_code", "sane_lists"])
print("Python-Markdown:", "steps", html.count("<li>"), "blocks", html.count("<pre"), "words of code", html.count("<code>"))
PY
cat >steps.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { HtmlRenderer, Parser } from 'commonmark';

const html = new HtmlRenderer().render(new Parser().parse(readFileSync('steps.md', 'utf8')));
console.log('CommonMark:', 'steps', html.split('<li>').length - 1, 'blocks', html.split('<pre').length - 1);
JS
seen=$(node steps.mjs && venv/bin/python steps.py)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
CommonMark: steps 2 blocks 1
Python-Markdown: steps 2 blocks 0 words of code 1
SEEN
