import { describe, expect, it, test } from 'vitest';
import { parseGeckoRow } from '../../../../../shared/domain/source/gecko-finding.ts';
import { documentedRow } from '../desired/a-finding.ts';

const { id } = documentedRow;
const now = new Date('2026-11-22T12:00:00Z');
const parsed = (row: unknown) => parseGeckoRow(row, now);

describe('parseGeckoRow', () => {
  it("reads the example of Gecko's documentation, with null for what it doesn't carry", () => {
    expect(parsed(documentedRow)).toEqual({
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
        droppedDates: [],
      },
    });
  });

  it('reads a row that carries nothing but an id', () => {
    expect(parsed({ id })).toMatchObject({ kind: 'finding', finding: { id, title: null, severity: null } });
  });

  it("drops fields that it doesn't know", () => {
    const result = parsed({ ...documentedRow, assignee: 'someone' });
    expect(result).toMatchObject({ kind: 'finding', finding: expect.not.objectContaining({ assignee: 'someone' }) });
  });

  it('reads the steps of a call chain, each field of which may be missing', () => {
    const callChain = [{ kind: 'sink', filePath: 'utils/shell.py', line: 12, code: 'run(x)', primary: true }, {}];
    expect(parsed({ ...documentedRow, callChain })).toMatchObject({
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
    expect(parsed({ ...documentedRow, status })).toMatchObject({ finding: { status: expected } });
  });

  test.each([
    ['wontfix', '"wontfix"'],
    ['resolved', '"resolved"'],
    ['in-progress', '"in-progress"'],
    ['', '""'],
    [3, 'number'],
    [{ name: 'open' }, 'object'],
    ['x'.repeat(81), `"${'x'.repeat(80)}",`],
  ])('quarantines the unknown status %j and names it, keeping the id', (status, named) => {
    expect(parsed({ ...documentedRow, status })).toEqual({
      kind: 'quarantined',
      geckoId: id,
      code: 'status_unknown',
      reason: expect.stringContaining(named),
    });
  });

  it('says of an unknown status that it stops the export until it is known', () => {
    expect(parsed({ ...documentedRow, status: 'wontfix' })).toMatchObject({
      reason: `Gecko's field "status" holds "wontfix", which this service doesn't know: nothing is exported until it does.`,
    });
    expect(parsed({ ...documentedRow, status: 3 })).toMatchObject({
      reason: expect.stringContaining('holds a value of type number, which'),
    });
  });

  test.each([
    ['severity', 'high'],
    ['title', 7],
    ['filePath', ['a']],
    ['statusChangedAt', 1754121600],
    ['acceptedUntil', {}],
  ])('quarantines a row whose %s is %j and names the field', (field, value) => {
    expect(parsed({ ...documentedRow, [field]: value })).toEqual({
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
    expect(parsed({ ...documentedRow, [field]: value })).toMatchObject({
      finding: { [field]: expected, ignoredFields: [field] },
    });
  });

  test.each([
    ['scanCreatedAt', '2099-01-01T00:00:00Z'],
    ['statusChangedAt', '2026-11-22T12:05:00.001Z'],
    ['firstSeenAt', '9999-12-31T23:59:59-14:00'],
    ['firstSeenAt', '1970-01-01T00:00:00Z'],
    ['firstSeenAt', '1999-12-31T23:59:59Z'],
    ['statusChangedAt', 'yesterday'],
    ['acceptedUntil', 'some day'],
    ['acceptedUntil', '0001-01-01T00:00:00Z'],
  ])('reads a row whose %s is %s without that date', (field, value) => {
    expect(parsed({ ...documentedRow, [field]: value })).toMatchObject({
      kind: 'finding',
      finding: { id, [field]: null, droppedDates: [field], ignoredFields: [] },
    });
  });

  test.each([
    ['scanCreatedAt', '2026-11-22T12:05:00Z'],
    ['statusChangedAt', '2026-11-22T13:05:00+01:00'],
    ['firstSeenAt', '2000-01-01'],
    ['acceptedUntil', '9999-12-31'],
    ['acceptedUntil', '2001-01-01'],
    ['firstSeenAt', ' '],
  ])('reads a row whose %s is %s with it, as Gecko wrote it', (field, value) => {
    expect(parsed({ ...documentedRow, [field]: value })).toMatchObject({
      finding: { [field]: value, droppedDates: [] },
    });
  });

  it('tells of every date that it leaves out', () => {
    const ahead = '2099-01-01T00:00:00Z';
    const row = {
      ...documentedRow,
      scanCreatedAt: ahead,
      statusChangedAt: ahead,
      firstSeenAt: ahead,
      acceptedUntil: '?',
    };
    expect(parsed(row)).toMatchObject({
      finding: { droppedDates: ['scanCreatedAt', 'statusChangedAt', 'firstSeenAt', 'acceptedUntil'] },
    });
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['with a line separator', 'a\u2028b'],
    ['with a paragraph separator', 'a\u2029b'],
    ['a number', 12],
    ['longer than 500 characters', 'x'.repeat(501)],
    ['longer than 900 bytes', '東'.repeat(301)],
    ['of two lines', 'a\nb'],
    ['with a NUL', 'a\0b'],
    ['with half a surrogate pair', 'a\ud83d'],
    ['with spaces at an end', 'a '],
  ])('quarantines a row whose id is %s, without an id', (_, badId) => {
    const result = parsed({ ...documentedRow, id: badId });
    expect(result).toEqual({ kind: 'quarantined', code: 'id_invalid', reason: expect.stringContaining('"id"') });
  });

  it.each([['x'.repeat(500)], ['東'.repeat(300)], ['a b'], ['😀']])('reads a row whose id just fits: %j', (goodId) => {
    expect(parsed({ id: goodId })).toMatchObject({ kind: 'finding', finding: { id: goodId } });
  });

  it.each([
    ['', 'is empty'],
    ['x'.repeat(501), "is longer than 500 characters, DefectDojo's limit"],
    ['東'.repeat(301), 'is longer than 900 bytes of UTF-8, the limit for a key of the database'],
    ['a ', 'holds control characters, half a character, or spaces at an end'],
  ])('says what is wrong with the id %j', (badId, problem) => {
    expect(parsed({ id: badId })).toMatchObject({ reason: `Gecko's field "id" can't be used: ${problem}.` });
  });

  it('says which field within a field is wrong', () => {
    expect(parsed({ id, scanName: {} })).toMatchObject({
      reason: expect.stringMatching(/^Gecko's field "scanName" can't be used: .+\.$/),
    });
  });

  test.each([[null], ['text'], [7], [[]], [undefined]])('quarantines %j, which is no row at all', (row) => {
    expect(parsed(row)).toEqual({
      kind: 'quarantined',
      code: 'row_invalid',
      reason: expect.stringMatching(/^Gecko sent a row that is not an object: .+\.$/),
    });
  });
});
