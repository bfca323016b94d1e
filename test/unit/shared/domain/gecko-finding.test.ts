import { describe, expect, it, test } from 'vitest';
import { parseGeckoRow } from '../../../../shared/domain/gecko-finding.ts';
import { documentedRow } from './desired/a-finding.ts';

const { id } = documentedRow;

describe('parseGeckoRow', () => {
  it("reads the example of Gecko's documentation, with null for what it doesn't carry", () => {
    expect(parseGeckoRow(documentedRow)).toEqual({
      kind: 'finding',
      finding: {
        ...documentedRow,
        status: null,
        statusChangedAt: null,
        acceptedUntil: null,
        firstSeenAt: null,
        line: null,
        description: null,
        callChain: [],
        proofOfConcept: null,
        patch: null,
        remediation: null,
        url: null,
        ignoredFields: [],
      },
    });
  });

  it('reads a row that carries nothing but an id', () => {
    expect(parseGeckoRow({ id })).toMatchObject({ kind: 'finding', finding: { id, title: null, severity: null } });
  });

  it("drops fields that it doesn't know", () => {
    const parsed = parseGeckoRow({ ...documentedRow, assignee: 'someone' });
    expect(parsed).toMatchObject({ kind: 'finding', finding: expect.not.objectContaining({ assignee: 'someone' }) });
  });

  it('reads the steps of a call chain, each field of which may be missing', () => {
    const callChain = [{ kind: 'sink', filePath: 'utils/shell.py', line: 12, code: 'run(x)', primary: true }, {}];
    expect(parseGeckoRow({ ...documentedRow, callChain })).toMatchObject({
      finding: { callChain: [callChain[0], { kind: null, filePath: null, line: null, code: null, primary: false }] },
    });
  });

  test.each([
    ['open', 'open'],
    ['in_progress', 'in_progress'],
    ['In progress', 'in_progress'],
    ['Fixed', 'fixed'],
    ['FIX_VERIFIED', 'fix_verified'],
    [' False positive ', 'false_positive'],
    ['Accepted risk', 'accepted_risk'],
    [null, null],
    [undefined, null],
  ])('reads the status %j as %j', (status, expected) => {
    expect(parseGeckoRow({ ...documentedRow, status })).toMatchObject({ finding: { status: expected } });
  });

  test.each([
    ['wontfix', '"wontfix"'],
    ['resolved', '"resolved"'],
    ['in-progress', '"in-progress"'],
    ['', '""'],
    [3, 'number'],
    [{ name: 'open' }, 'object'],
  ])('quarantines the unknown status %j and names it, keeping the id', (status, named) => {
    expect(parseGeckoRow({ ...documentedRow, status })).toEqual({
      kind: 'quarantined',
      geckoId: id,
      code: 'status_unknown',
      reason: expect.stringContaining(named),
    });
  });

  test.each([
    ['severity', 'high'],
    ['title', 7],
    ['filePath', ['a']],
    ['statusChangedAt', 1754121600],
    ['acceptedUntil', {}],
  ])('quarantines a row whose %s is %j and names the field', (field, value) => {
    expect(parseGeckoRow({ ...documentedRow, [field]: value })).toEqual({
      kind: 'quarantined',
      geckoId: id,
      code: 'row_invalid',
      reason: expect.stringContaining(`"${field}"`),
    });
  });

  test.each([
    ['line', '12', null],
    ['callChain', 'source, sink', []],
    ['callChain', [{}, { line: 'x' }], []],
    ['callChain', [null], []],
    ['patch', { diff: '-a', state: 'generated' }, null],
    ['url', 7, null],
  ])('reads a row whose %s is %j without it, since no document tells its shape', (field, value, expected) => {
    expect(parseGeckoRow({ ...documentedRow, [field]: value })).toMatchObject({
      finding: { [field]: expected, ignoredFields: [field] },
    });
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['a number', 12],
    ['longer than 500 characters', 'x'.repeat(501)],
    ['longer than 900 bytes', '東'.repeat(301)],
    ['of two lines', 'a\nb'],
    ['with a NUL', 'a\0b'],
    ['with half a surrogate pair', 'a\ud83d'],
    ['with spaces at an end', 'a '],
  ])('quarantines a row whose id is %s, without an id', (_, badId) => {
    const parsed = parseGeckoRow({ ...documentedRow, id: badId });
    expect(parsed).toEqual({ kind: 'quarantined', code: 'id_invalid', reason: expect.stringContaining('"id"') });
  });

  test.each([[null], ['text'], [7], [[]], [undefined]])('quarantines %j, which is no row at all', (row) => {
    expect(parseGeckoRow(row)).toMatchObject({ kind: 'quarantined', reason: expect.stringMatching(/./) });
  });
});
