import fc from 'fast-check';
import type { ExportPolicy } from '../../../../../shared/domain/desired/export-policy.ts';
import { aPolicy, cvss4Vector, documentedRow } from '../../../../unit/shared/domain/desired/a-finding.ts';
import { hostileText } from './hostile-text.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });
const hugeText = fc
  .tuple(hostileText, fc.integer({ min: 1_000, max: 30_000 }))
  .map(([text, length]) => (text === '' ? '`<a ' : text).repeat(length).slice(0, length * 2));
const anyText = fc.oneof({ weight: 29, arbitrary: hostileText }, { weight: 1, arbitrary: hugeText });
const anyTime = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2025-08-02', '2025-02-30', 'soon', ''),
);

const callChainStep = fc.record(
  {
    kind: maybe(fc.oneof(fc.constantFrom('source', 'flow', 'sink'), anyText)),
    filePath: maybe(anyText),
    line: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
    code: maybe(anyText),
    primary: maybe(fc.boolean()),
  },
  { requiredKeys: [] },
);

/** Ids as they could be: Gecko's own are UUIDs, but no document says so. */
export const anyId = fc.oneof(
  fc.uuid(),
  fc.stringMatching(/^[\x21-\x7e]{1,40}$/),
  fc.stringMatching(/^[<>&`*_[\]\\#-]{490,500}$/),
);

/** A row of Gecko's that parses, with anything at all in its fields. */
export const anyRow = fc.record(
  {
    id: anyId,
    scanId: maybe(hostileText),
    scanCreatedAt: maybe(anyTime),
    severity: fc.oneof(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    confidenceScore: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
    title: maybe(anyText),
    type: maybe(fc.oneof(fc.constantFrom('IDOR', 'SQLI'), anyText)),
    cwe: maybe(fc.oneof(fc.constantFrom('CWE-22', 'CWE-0', 'CWE-4294967296'), hostileText)),
    filePath: maybe(anyText),
    shortDescription: maybe(anyText),
    cvssVector: fc.constantFrom(documentedRow.cvssVector, cvss4Vector),
    status: fc.constantFrom(null, 'open', 'in_progress', 'fixed', 'fix_verified', 'false_positive', 'accepted_risk'),
    statusChangedAt: maybe(anyTime),
    acceptedUntil: maybe(anyTime),
    firstSeenAt: maybe(anyTime),
    line: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
    description: maybe(anyText),
    callChain: maybe(fc.array(callChainStep, { maxLength: 30, size: 'max' })),
    proofOfConcept: maybe(anyText),
    patch: maybe(anyText),
    remediation: maybe(anyText),
    url: maybe(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), hostileText)),
  },
  { requiredKeys: ['id', 'severity', 'cvssVector'] },
);

/** A policy that leaves nothing out. */
export const anyPolicy: fc.Arbitrary<ExportPolicy> = fc
  .record({
    verified: fc.boolean(),
    riskAcceptance: fc.constantFrom('simple', 'full', 'forbidden'),
    repositoryId: fc.oneof(fc.constantFrom('owner/name', 'gitlab:group/sub/project'), hostileText),
    defectDojoVersion: fc.option(fc.record({ major: fc.constantFrom(2, 3), minor: fc.nat(60), patch: fc.nat(9) }), {
      nil: undefined,
    }),
  })
  .map(aPolicy);
