#!/usr/bin/env bash
# Severities rise on their way through SonarQube's scale, and a high one of Trivy gets ahead of the critical ones.
#
# Packages: trivy-to-sonarqube 1.2.0, gitlab-sast-to-sonarqube 0.0.7, sonar-gitlab-converter 1.1.0 (npm).
# Expected: SonarQube's five severities (BLOCKER, CRITICAL, MAJOR, MINOR, INFO, worst first) and those of Trivy and GitLab keep
#   their order in either direction, and what went there and back is what it was.
# So it is: trivy-to-sonarqube makes HIGH a BLOCKER and leaves CRITICAL below it. gitlab-sast-to-sonarqube makes both High and
#   Medium MAJOR; sonar-gitlab-converter makes MAJOR High and MINOR Medium. From GitLab to SonarQube and back Medium is High and
#   Low is Medium; from Trivy to GitLab HIGH, MEDIUM and LOW are one step worse.
# Matters: deadlines hang on severities, and whoever starts with the worst starts with the wrong ones.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit trivy-to-sonarqube@1.2.0 gitlab-sast-to-sonarqube@0.0.7 sonar-gitlab-converter@1.1.0 >/dev/null

cat >convert.cjs <<'JS'
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { convert } = require('sonar-gitlab-converter/src/converter');

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const vendor = { name: 'Sample' };
const tool = { id: 'sample', name: 'Sample', version: '1.0.0', vendor };

function throughTrivy(severities) {
  const Vulnerabilities = severities.map((Severity, index) => ({
    VulnerabilityID: `CVE-2025-000${index}`,
    PkgName: 'sample',
    InstalledVersion: '1.0.0',
    FixedVersion: '1.0.1',
    Title: 'Found',
    Description: 'Found.',
    Severity,
  }));
  const Results = [{ Target: 'package-lock.json', Class: 'lang-pkgs', Type: 'npm', Vulnerabilities }];
  writeFileSync('trivy.json', JSON.stringify({ SchemaVersion: 2, ArtifactName: '.', ArtifactType: 'filesystem', Results }));
  execFileSync('node_modules/.bin/trivy-to-sonarqube', ['-f', 'trivy.json', '-o', 'from-trivy.json']);
  return json('from-trivy.json').issues;
}

function throughGitLab(severities) {
  const vulnerabilities = severities.map((severity, index) => ({
    id: `f${index}`,
    category: 'sast',
    cve: `f${index}`,
    message: 'Found.',
    severity,
    scanner: { id: 'sample', name: 'Sample' },
    location: { file: 'a.js', start_line: 1, end_line: 1 },
    identifiers: [{ type: 'sample', name: 'R1', value: 'R1' }],
  }));
  const time = '2025-03-01T00:00:00';
  const scan = { type: 'sast', status: 'success', start_time: time, end_time: time, scanner: tool, analyzer: tool };
  writeFileSync('gitlab.json', JSON.stringify({ version: '14.1.3', scan, vulnerabilities }));
  return JSON.parse(execFileSync('npx', ['--no-install', 'gitlab2sq', 'gitlab.json'], { encoding: 'utf8' })).issues;
}

// As SonarQube's web API shows such an imported issue.
const shown = ({ severity, ruleId, primaryLocation }, index) => ({
  key: `k${index}`,
  rule: `external_sample:${ruleId}`,
  severity,
  component: `sample:${primaryLocation.filePath}`,
  message: primaryLocation.message,
});

function print(name, severities, issues) {
  const inSonarQube = issues.map((issue) => issue.severity);
  const inGitLab = convert(issues.map(shown), '9.9.0').vulnerabilities.map((one) => one.severity);
  severities.forEach((severity, index) => console.log(`${name} ${severity}: SonarQube ${inSonarQube[index]}, GitLab ${inGitLab[index]}`));
}

const trivy = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
print('Trivy', trivy, throughTrivy(trivy));
const gitlab = ['Critical', 'High', 'Medium', 'Low', 'Info'];
print('GitLab', gitlab, throughGitLab(gitlab));
JS
seen=$(node convert.cjs)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
Trivy CRITICAL: SonarQube CRITICAL, GitLab Critical
Trivy HIGH: SonarQube BLOCKER, GitLab Critical
Trivy MEDIUM: SonarQube MAJOR, GitLab High
Trivy LOW: SonarQube MINOR, GitLab Medium
GitLab Critical: SonarQube CRITICAL, GitLab Critical
GitLab High: SonarQube MAJOR, GitLab High
GitLab Medium: SonarQube MAJOR, GitLab High
GitLab Low: SonarQube MINOR, GitLab Medium
GitLab Info: SonarQube INFO, GitLab Info
SEEN
