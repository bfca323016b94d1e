import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { detectAsvs } from '../../../../../shared/domain/asvs/detection/detect-asvs.ts';
import { type AsvsDetection, asvsDetectionSchema } from '../../../../../shared/domain/asvs/detection/detection.ts';
import type { DetectionInput } from '../../../../../shared/domain/asvs/detection/input/detection-input.ts';
import { asvsVersions } from '../../../../../shared/domain/asvs/standard/asvs-version.ts';
import { detectionInputOf, labelledFileSchema } from '../../../../asvs-eval/labelled-cases.ts';

const cases = labelledFileSchema
  .parse(JSON.parse(readFileSync(new URL('../../../../asvs-eval/own-cases.json', import.meta.url), 'utf8')))
  .cases.map(detectionInputOf);

const anyFinding = fc.record({
  title: fc.oneof(fc.string(), fc.constantFrom('JWT secret in login', 'Session cookie', 'Upload of SVG', '<script>')),
  cwe: fc.option(fc.oneof(fc.integer(), fc.constantFrom(79, 287, 347, 434, 639))),
  filePath: fc.option(fc.oneof(fc.string(), fc.constantFrom('src/auth/login.ts', 'src/Upload.java'))),
  severity: fc.option(fc.double()),
});
const anyPath = fc.constantFrom(
  '/login',
  '/users/{id}',
  '/upload',
  '/oauth2/token',
  '/',
  '/rtc',
  '/admin',
  '/payments',
);
const anyEndpoint = fc.record({
  method: fc.constantFrom('GET', 'POST', 'DELETE', 'WS'),
  path: anyPath,
  auth: fc.boolean(),
});
const anyMarkdown = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '# T',
        '## Features',
        '## License',
        '```',
        '| a | b |',
        '<div>',
        '- JWT',
        'Users log in.',
        'No OAuth.',
        '<!--',
        'A web server.',
        'A JWT library.',
        '---',
        'WebRTC and TURN',
        'Roles: admin.',
      ),
    ),
  )
  .map((lines) => lines.join('\n'));
const anyInput = fc.record({
  repository: fc.string(),
  findings: fc.array(anyFinding, { maxLength: 5 }),
  endpoints: fc.oneof(fc.jsonValue(), fc.string(), fc.array(anyEndpoint), fc.constant(undefined)),
  wiki: fc.option(anyMarkdown),
});

describe('whatever Gecko wrote', () => {
  test.prop([anyInput])('a detection is whole, bounded, and the same each time', (input) => {
    const detection = detectAsvs(input);
    expect(asvsDetectionSchema.parse(detection)).toEqual(detection);
    expect(JSON.stringify(detection).length).toBeLessThan(60_000);
    expect(detectAsvs(structuredClone(input))).toEqual(detection);
  });

  test.prop([anyInput])('each chapter has a reason that quotes the input', (input) => {
    const { byVersion } = detectAsvs(input);
    for (const { evidence } of asvsVersions.flatMap((version) => byVersion[version].sections)) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { quote } of evidence) expect(quote.trim()).not.toBe('');
    }
  });

  test.prop([fc.anything()])('no value as endpoints makes it fail', (endpoints) => {
    expect(() => detectAsvs({ repository: 'a/b', findings: [], endpoints, wiki: null })).not.toThrow();
  });
});

/** The chapters that a detection found, and those that it found or suggested. */
function chaptersOf(detection: AsvsDetection) {
  const all = asvsVersions.flatMap((version) =>
    detection.byVersion[version].sections.map(({ chapter, strength }) => ({ id: `${version} ${chapter}`, strength })),
  );
  return {
    found: all.filter(({ strength }) => strength === 'found').map(({ id }) => id),
    seen: all.map(({ id }) => id),
  };
}

function expectNothingLost(less: DetectionInput, more: DetectionInput) {
  const before = chaptersOf(detectAsvs(less));
  const after = chaptersOf(detectAsvs(more));
  expect(after.found).toEqual(expect.arrayContaining(before.found));
  expect(after.seen).toEqual(expect.arrayContaining(before.seen));
}

const asList = (endpoints: unknown): readonly unknown[] =>
  Array.isArray(endpoints) ? endpoints : endpoints === undefined ? [] : [endpoints];

describe('more evidence never removes a chapter', () => {
  const aCase = fc.constantFrom(...cases);

  test.prop([fc.oneof(aCase, anyInput), fc.array(anyFinding, { maxLength: 5 })])(
    'when findings come',
    (input, further) => {
      expectNothingLost(input, { ...input, findings: [...input.findings, ...further] });
    },
  );

  test.prop([aCase, fc.array(anyEndpoint, { minLength: 1, maxLength: 5 }), fc.boolean()])(
    'when endpoints come, the first ones too',
    (input, further, isFirst) => {
      const less = isFirst ? { ...input, endpoints: undefined } : input;
      expectNothingLost(less, { ...less, endpoints: [...asList(less.endpoints), ...further] });
    },
  );

  test.prop([
    fc.oneof(aCase, anyInput),
    fc.oneof(
      anyMarkdown,
      aCase.map(({ wiki }) => wiki ?? ''),
    ),
  ])('when the wiki is continued', (input, further) => {
    expectNothingLost(input, { ...input, wiki: `${input.wiki ?? ''}\n\n${further}` });
  });
});
