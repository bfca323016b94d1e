import { Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DesiredFinding, desiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import { changedFields, fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { importRow } from '../../../../../shared/domain/desired/import-row.ts';
import { severities, severityOfScore } from '../../../../../shared/domain/rating/severity.ts';
import { parseGeckoRow } from '../../../../../shared/domain/source/gecko-finding.ts';
import { timesTheUsual } from '../../../times-the-usual.ts';
import { anyPolicy, anyRow } from './any-row.ts';
import { nodesOf, textOf } from './markdown-structure.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ourHeadings = ['Call chain', 'Proof of concept', 'Patch proposed by Gecko'];

const anyDesired: fc.Arbitrary<DesiredFinding> = fc.tuple(anyRow, anyPolicy, fc.array(fc.string())).map(desire);

function desire([row, policy, chapterTags]: [unknown, Parameters<typeof desiredFinding>[1], string[]]) {
  const parsed = parseGeckoRow(row, now);
  if (parsed.kind !== 'finding') throw new Error(parsed.reason);
  const result = desiredFinding(parsed.finding, policy, { chapterTags });
  if (result.kind !== 'desired') throw new Error(result.reason);
  return result.desired;
}

describe('any row that parses', () => {
  it("gives a payload within all of DefectDojo's limits", () => {
    fc.assert(
      fc.property(anyDesired, (desired) => {
        const row = importRow(desired);
        expect(row.title.length).toBeGreaterThan(0);
        expect(Math.max(row.title.length, row.title.toUpperCase().length)).toBeLessThanOrEqual(511);
        expect(row.description.length).toBeLessThanOrEqual(65_536);
        expect(row.mitigation.length).toBeLessThanOrEqual(16_000);
        expect(row.unique_id_from_tool.length).toBeLessThanOrEqual(500);
        expect(row.file_path?.length ?? 1).toBeLessThanOrEqual(4_000);
        expect(row.vuln_id_from_tool?.length ?? 1).toBeLessThanOrEqual(500);
        for (const number of [row.line ?? 1, row.cwe ?? 1]) {
          expect(Number.isInteger(number) && number >= 1 && number < 2 ** 31).toBe(true);
        }
        expect(row.date ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(severities).toContain(row.severity);
        for (const tag of row.tags) expect(tag).toMatch(/^[a-z0-9._:+/-]{1,100}$/);
        expect(new Set(row.tags).size).toBe(row.tags.length);
        expect(JSON.stringify(row)).not.toMatch(/\\u00|\\ud[89a-f]/);
      }),
      timesTheUsual(2),
    );
  });

  it('gives a description whose last paragraph is the id, and in which no other markup is at work than ours', () => {
    fc.assert(
      fc.property(anyDesired, ({ geckoId, fields }) => {
        const document = new Parser().parse(fields.description);
        expect(document.lastChild?.type).toBe('paragraph');
        expect(textOf(document.lastChild ?? document)).toBe(`Gecko finding: ${geckoId}`);
        const nodes = nodesOf(document);
        const headings = nodes.filter((node) => node.type === 'heading');
        expect(headings.map(textOf).filter((text) => !ourHeadings.includes(text))).toEqual([]);
        expect(headings.length).toBeLessThanOrEqual(ourHeadings.length);
        const forbidden = ['html_block', 'html_inline', 'image', 'link', 'block_quote', 'thematic_break', 'emph'];
        expect(nodes.map((node) => node.type).filter((type) => forbidden.includes(type))).toEqual([]);
      }),
      timesTheUsual(2),
    );
  });

  it('gives references that are links to web pages and nothing else', () => {
    fc.assert(
      fc.property(anyDesired, (desired) => {
        const nodes = nodesOf(new Parser().parse(importRow(desired).references));
        expect(new Set(nodes.map((node) => node.type))).toEqual(new Set(['document', 'paragraph', 'link', 'text']));
        for (const node of nodes.filter((one) => one.type === 'link')) expect(node.destination).toMatch(/^https?:\/\//);
      }),
      timesTheUsual(2),
    );
  });

  it('gives the same bytes every time, whatever was asked before', () => {
    fc.assert(
      fc.property(anyRow, anyRow, anyPolicy, (row, other, policy) => {
        const first = JSON.stringify(desire([row, policy, []]));
        desire([other, policy, []]);
        const reordered = Object.fromEntries(Object.entries(row).reverse());
        expect(JSON.stringify(desire([reordered, policy, []]))).toBe(first);
      }),
    );
  });

  it('has hashes that differ exactly where the values do', () => {
    fc.assert(
      fc.property(anyRow, anyRow, anyPolicy, fc.boolean(), (row, other, policy, mixed) => {
        const before = desire([row, policy, []]);
        const after = desire([mixed ? { ...row, title: other.title ?? null } : other, policy, []]);
        const names = Object.keys(before.fields) as (keyof typeof before.fields)[];
        const differing = names.filter((name) => before.fields[name] !== after.fields[name]);
        const changed = changedFields(fieldHashes(before), fieldHashes(after));
        expect(changed.filter((name) => name !== 'status' && name !== 'tags')).toEqual(differing.sort());
        expect(changed.includes('tags')).toBe(JSON.stringify(before.tags) !== JSON.stringify(after.tags));
      }),
      timesTheUsual(2),
    );
  });
});

describe('the severity', () => {
  it('never falls when the score rises', () => {
    const score = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(score, score, (one, two) => {
        const rank = (of: number) => severities.indexOf(severityOfScore(of));
        expect(rank(Math.max(one, two))).toBeGreaterThanOrEqual(rank(Math.min(one, two)));
      }),
    );
  });
});

describe('parseGeckoRow', () => {
  it('never throws, and gives a reason for whatever it quarantines', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('id', 'status', 'line'), fc.anything())),
        (row) => {
          const parsed = parseGeckoRow(row, now);
          expect(parsed.kind === 'finding' || parsed.reason.length > 10).toBe(true);
        },
      ),
      timesTheUsual(10),
    );
  });
});
