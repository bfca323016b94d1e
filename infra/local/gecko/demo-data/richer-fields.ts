import type { DataSet } from '../data-set.ts';
import type { RowFields } from '../state.ts';
import type { Scene } from './area.ts';
import { chosen, chosenNumber } from './choice.ts';
import type { Flaw } from './flaw.ts';

const dayMs = 86_400_000;

/** Of 50 findings, so many have been triaged in Gecko. */
const statuses = [
  ...Array<string>(39).fill('open'),
  ...Array<string>(4).fill('in_progress'),
  ...Array<string>(2).fill('fixed'),
  'fix_verified',
  ...Array<string>(2).fill('false_positive'),
  ...Array<string>(2).fill('accepted_risk'),
];

const remedies: Record<Flaw['type'], string> = {
  IDOR: 'Decide on the server, for every record and every operation, whether the calling account may do this.',
  SQLI: 'Bind values as parameters, and choose names of columns from a fixed list.',
  XSS: 'Encode text for the place where it is shown, and serve what people upload from a domain without a session.',
  SSRF: 'Fetch only from addresses that are allowed, checked on the very address that the connection uses.',
  LFI: 'Never build a path from input; choose from known names, or verify that the result stays below its root.',
  AFO: 'Let the server name its files, and verify that every path stays below its folder.',
  RCE: 'Treat input as data: no shell, no evaluation, no object graph that a client has written.',
};

/** The fields of a finding that go beyond the documented row. */
export function richerFields(
  scene: Scene,
  flaw: Flaw,
  { id, seed, shortDescription }: { id: string; seed: string; shortDescription: string },
  scan: DataSet['scan'],
): RowFields {
  const line = 12 + chosenNumber(`${seed} line`, 240);
  const scannedAt = Date.parse(scan.createdAt);
  const seenDaysAgo = chosenNumber(`${seed} age`, 120);
  return {
    ...triage(seed, scannedAt),
    firstSeenAt: new Date(scannedAt - seenDaysAgo * dayMs).toISOString(),
    line,
    description: `${shortDescription}\n\n### Impact\nAn attacker who is ${scene.by} can ${scene.harm}. At stake: ${scene.shows}.`,
    callChain: callChain(scene, flaw, line),
    proofOfConcept: flaw.attack(scene),
    patch: patch(scene, flaw, line),
    remediation: `${remedies[flaw.type]}\n\n\`\`\`ts\n${flaw.fix(scene)}\n\`\`\``,
    url: `https://gecko.example.com/findings/${id}`,
  };
}

function triage(seed: string, scannedAt: number): RowFields {
  const status = chosen(`${seed} status`, statuses);
  const changedAt = scannedAt - chosenNumber(`${seed} changed`, 30) * dayMs;
  const expires = status === 'accepted_risk' && chosenNumber(`${seed} expires`, 2) === 0;
  return {
    status,
    statusChangedAt: status === 'open' ? null : new Date(changedAt).toISOString(),
    acceptedUntil: expires ? new Date(scannedAt + 180 * dayMs).toISOString() : null,
  };
}

function callChain(scene: Scene, flaw: Flaw, line: number) {
  const { controller, service, store, idParameter } = scene;
  const source = {
    filePath: scene.file('controller'),
    line: 31,
    code: `@Param('${idParameter}') ${idParameter}: string`,
  };
  const flow = { filePath: scene.file('service'), line: 58, code: `// ${controller} → ${service} → this.${store}` };
  const sink = { filePath: scene.file(flaw.file), line, code: flaw.sink(scene) };
  return [
    { kind: 'source', ...source, primary: false },
    { kind: 'flow', ...flow, primary: false },
    { kind: 'sink', ...sink, primary: true },
  ];
}

function patch(scene: Scene, flaw: Flaw, line: number): string {
  const path = scene.file(flaw.file);
  return [
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -${line},1 +${line},1 @@`,
    `-    ${flaw.sink(scene)}`,
    `+    ${flaw.fix(scene)}`,
    '',
  ].join('\n');
}
