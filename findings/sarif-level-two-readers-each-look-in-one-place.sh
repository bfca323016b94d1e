#!/usr/bin/env bash
# One reader of SARIF lets an error pass unless the result says so, another hides it unless the rule says so.
#
# Packages: sarif-junit 1.1.4, @security-alert/sarif-to-markdown 1.11.1 (npm).
# Expected: a result without a level has that of its rule (3.27.10 and 3.50.3), one whose rule has none either is a warning, and a
#   level in the result goes before the one in the rule. So all results below are errors or warnings, for any reader.
# So it is: sarif-junit looks at the result alone, and what has no level there is a test that passed. sarif-to-markdown looks at
#   the rule alone: what has no level there is left out, with "Nothing here." if that's all, and doesn't count for failOn; what
#   has another level there is shown with that one. Only a result with the same level in both places is the same for both.
# Matters: scanners write either. A gate behind the one or the other is green for what the file calls an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit sarif-junit@1.1.4 @security-alert/sarif-to-markdown@1.11.1 >/dev/null

cat >read.cjs <<'JS'
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { sarifToMarkdown } = require('@security-alert/sarif-to-markdown');

const toMarkdown = sarifToMarkdown({ owner: 'sample', repo: 'sample', branch: 'main', sourceRoot: '', failOn: ['error', 'warning'] });
const cases = {
  'in both': { rule: 'error', result: 'error' },
  'in the rule': { rule: 'error' },
  'in the result': { result: 'error' },
  'nowhere, so a warning': {},
  'error in the result, note in the rule': { rule: 'note', result: 'error' },
};
for (const [name, level] of Object.entries(cases)) {
  const rule = { id: 'R1', shortDescription: { text: 'A rule.' } };
  if (level.rule) rule.defaultConfiguration = { level: level.rule };
  const location = { physicalLocation: { artifactLocation: { uri: 'a.js' }, region: { startLine: 1 } } };
  const result = { ruleId: 'R1', message: { text: 'Found.' }, locations: [location] };
  if (level.result) result.level = level.result;
  const sarif = { version: '2.1.0', runs: [{ tool: { driver: { name: 'Sample', rules: [rule] } }, results: [result] }] };
  writeFileSync('found.sarif', JSON.stringify(sarif));
  execFileSync('node_modules/.bin/sarif-junit', ['-i', 'found.sarif', '-o', 'found.xml']);
  const test = readFileSync('found.xml', 'utf8').includes('<failure') ? 'failed' : 'passed';
  const [{ body, shouldFail }] = toMarkdown(sarif);
  const shown = body.match(/\*\*\[(\w+)\]\*\* \*\*\[R1\]/)?.[1] ?? 'hidden';
  console.log(`${name}: test ${test}; Markdown ${shown}, ${shouldFail ? 'fails' : 'does not fail'}`);
}
JS
seen=$(node read.cjs)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
in both: test failed; Markdown ERROR, fails
in the rule: test passed; Markdown ERROR, fails
in the result: test failed; Markdown hidden, does not fail
nowhere, so a warning: test passed; Markdown hidden, does not fail
error in the result, note in the rule: test failed; Markdown NOTE, does not fail
SEEN
