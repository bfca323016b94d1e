import { describe, expect, it, test } from 'vitest';
import { rowText } from '../../../../../shared/domain/reported/row-text.ts';

const row = {
  ...{
    id: 'a',
    severity: 7.5,
    title: 'IDOR',
    line: 3,
    callChain: [{ kind: 'sink', line: 3 }],
    status: 'accepted_risk',
  },
  ...{ statusChangedAt: '2026-01-01T00:00:00Z', firstSeenAt: '2026-01-01', acceptedUntil: '2026-03-01' },
  ...{ scanId: 's1', scanName: 'Nightly', scanCreatedAt: '2026-01-02T00:00:00Z' },
};
const now = '2026-01-04T00:00:00.000Z';
const later = '2026-01-06T00:00:00.000Z';
const textAt = (one: unknown, at: string) => rowText(one, new Date(at));
const textOf = (one: unknown) => textAt(one, now);
const textWith = (fields: object) => textOf({ ...row, ...fields });

describe('the text of a row is another one', () => {
  test.each(Object.keys(row))('where its %s is of another type', (name) => {
    const texts = [textOf(row), ...[5, 6, true, [], {}].map((value) => textWith({ [name]: value }))];
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each(Object.keys(row).filter((name) => !name.startsWith('scan')))('where its %s says something else', (name) => {
    expect(textWith({ [name]: 'another' })).not.toBe(textOf(row));
    expect(textWith({ [name]: null })).not.toBe(textOf(row));
    expect(textWith({ [name]: undefined })).not.toBe(textOf(row));
  });

  it('where it has a field more, of whatever name', () => {
    expect(textWith({ somethingNew: null })).not.toBe(textOf(row));
  });

  it('where something deep in it differs', () => {
    expect(textWith({ callChain: [{ kind: 'sink', line: 4 }] })).not.toBe(textOf(row));
  });

  it('where it holds another number that JSON has none for', () => {
    const numbers = [null, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE];
    const texts = numbers.flatMap((line) => [textWith({ line }), textWith({ callChain: [{ line }] }), textOf(line)]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each(['statusChangedAt', 'firstSeenAt'])('once its %s can be true', (name) => {
    const dated = { ...row, [name]: '2026-01-05T00:00:00Z' };
    expect(textAt(dated, later)).not.toBe(textAt(dated, now));
  });

  it.each([
    ['at the instant told', '2026-01-05T12:00:00Z', '2026-01-05T12:00:00.000Z'],
    ['when the day told has passed', '2026-01-04', '2026-01-05T00:00:00.000Z'],
  ])('once its accepted risk is over, %s', (_, acceptedUntil, end) => {
    const accepted = { ...row, acceptedUntil };
    const before = new Date(Date.parse(end) - 1).toISOString();
    expect(textAt(accepted, end)).not.toBe(textAt(accepted, before));
    expect(textAt(accepted, before)).toBe(textAt(accepted, now));
  });

  it('for each thing that is no row', () => {
    const texts = [null, 5, 6, 7.5, true, false, '', 'a', 'b', ['a'], {}].map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the text of a row is the same', () => {
  test.each(['scanId', 'scanName', 'scanCreatedAt'])('whatever text its %s is, and where there is none', (name) => {
    for (const value of ['another', '', null, undefined]) expect(textWith({ [name]: value })).toBe(textOf(row));
  });

  it('as time passes over no date of it', () => {
    expect(textAt(row, '2026-03-01T23:59:59.999Z')).toBe(textOf(row));
  });

  it('as time passes while its dates are none', () => {
    for (const odd of [5, null, [], {}, 'soon', undefined]) {
      const undated = { ...row, statusChangedAt: odd, firstSeenAt: odd, acceptedUntil: odd };
      expect(textAt(undated, later)).toBe(textAt(undated, now));
    }
  });

  it('when it is read again', () => {
    expect(textOf(structuredClone(row))).toBe(textOf(row));
  });
});
