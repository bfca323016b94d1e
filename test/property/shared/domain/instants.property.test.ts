import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSyncMessage } from '../../../../shared/domain/events/sync-message.ts';
import { effectiveStatus } from '../../../../shared/domain/reported/effective-status.ts';
import { mergeReported, type ReportedStatus } from '../../../../shared/domain/reported/reported-status.ts';
import { parseGeckoRow } from '../../../../shared/domain/source/gecko-finding.ts';
import { readScans } from '../../../../shared/domain/sync/tracked-branch.ts';
import { clockAheadMaxMs } from '../../../../shared/domain/time/instant.ts';
import { aScan } from '../../../support/sync-fixtures.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const oldestMs = Date.UTC(2000, 0, 1);
const latestMs = now.getTime() + clockAheadMaxMs;
const canBe = (text: string) => Date.parse(text) >= oldestMs && Date.parse(text) <= latestMs;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Any instant at all, near now, or near an edge, as text with an offset. */
const instant = fc
  .record({
    ms: fc.oneof(
      fc
        .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
        .map(Number),
      fc.integer({ min: -86_400_000, max: 86_400_000 }).map((offMs) => now.getTime() + offMs),
      fc.constantFrom(oldestMs - 1, oldestMs, latestMs, latestMs + 1, Date.UTC(9999, 11, 31, 23, 59, 59)),
    ),
    offsetMinutes: fc.integer({ min: -14 * 60, max: 14 * 60 }),
  })
  .map(({ ms, offsetMinutes }) => {
    const [minutes, sign] = [Math.abs(offsetMinutes), offsetMinutes < 0 ? '-' : '+'];
    const local = new Date(ms).toISOString().replace('Z', '');
    return offsetMinutes === 0
      ? `${local}Z`
      : `${local}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  });

/** At least one that can be, and any others, in any order. */
const instants = fc
  .tuple(fc.array(instant, { maxLength: 6 }), instant.filter(canBe), fc.nat(6))
  .map(([others, sure, at]) => others.toSpliced(at, 0, sure));

const newestThatCanBe = (texts: readonly string[]) => Math.max(...texts.filter(canBe).map((text) => Date.parse(text)));

function scanCompleted(completedAt: string): string {
  const repositories = [{ id: 'acme/shop', provider: 'github', branch: 'main' }];
  const scan = { scanId: '0ef83db6-942b-4c37-b412-a1daf793255e', kind: 'deep', status: 'completed', completedAt };
  const detail = { version: '1', teamId: 'team-1', ...scan, repositories };
  return JSON.stringify({ id: 'event-1', 'detail-type': 'Scan Completed', detail });
}

describe('whatever instant an event tells', () => {
  it('is taken if something can have happened then, in UTC, and is else rejected by its name', () => {
    fc.assert(
      fc.property(instant, (completedAt) => {
        const { wanted, rejected } = readSyncMessage(scanCompleted(completedAt), now);
        if (!canBe(completedAt)) {
          expect(wanted).toEqual([]);
          expect(rejected[0]?.reason).toMatch(/^completedAt (?:is|must lie)/);
          return;
        }
        expect(wanted[0]?.trigger).toMatchObject({ completedAt: new Date(completedAt).toISOString() });
      }),
    );
  });
});

describe('of scans', () => {
  it('the newest that can have ended counts, whatever order they come in and whatever was stored', () => {
    fc.assert(
      fc.property(instants, fc.nat(6), (texts, runs) => {
        const [reported, later] = [texts.slice(0, runs), texts.slice(runs)];
        const triggersOf = (some: readonly string[]) =>
          some.map((completedAt, index) => aScan({ id: `${index}`, scanId: completedAt, completedAt }));
        const { baseline: stored } = readScans(triggersOf(reported), {}, now);
        const { baseline } = readScans(triggersOf(later), { baseline: stored }, now);
        expect(Date.parse(baseline?.completedAt ?? '')).toBe(newestThatCanBe(texts));
      }),
    );
  });
});

describe('of what events tell of a finding', () => {
  it('the newest that can have been told counts, whatever order it comes in', () => {
    fc.assert(
      fc.property(instants, (texts) => {
        const reported = texts.reduce<ReportedStatus | undefined>(
          (known, changedAt) =>
            mergeReported(
              known,
              { kind: 'status_change', id: changedAt, findingId: 'f', status: 'open', changedAt },
              now,
            ),
          undefined,
        );
        expect(Date.parse(reported?.changedAt ?? '')).toBe(newestThatCanBe(texts));
      }),
    );
  });

  it('nothing counts as told, and no scan as begun, at an instant that is still to come', () => {
    const status = fc.constantFrom('open', 'fixed', 'false_positive', 'accepted_risk');
    fc.assert(
      fc.property(status, instant, instant, fc.option(instant, { nil: undefined }), fc.boolean(), (...given) => {
        const [toldStatus, changedAt, completedAt, startedAt, listed] = given;
        const reported = { status: toldStatus, changedAt, acceptedUntil: null } as const;
        const effective = effectiveStatus({ reported, baseline: { completedAt, startedAt }, listed, now });
        const { changedAt: at } = effective.status;
        if (at !== null) expect(canBe(at)).toBe(true);
        const scanCanBe = [completedAt, startedAt].some((text) => text !== undefined && canBe(text));
        if (!scanCanBe) expect(effective.reportEnded).toBeUndefined();
      }),
    );
  });
});

describe('whatever dates a row has', () => {
  it('it is exported, with those of them that can be true', () => {
    const names = ['scanCreatedAt', 'statusChangedAt', 'firstSeenAt'] as const;
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (texts) => {
        const dates = Object.fromEntries(names.map((name, index) => [name, texts[index]]));
        const read = parseGeckoRow({ id: 'a', severity: 5, ...dates }, now);
        if (read.kind !== 'finding') throw new Error(read.reason);
        names.forEach((name, index) => {
          const text = texts[index] ?? '';
          expect(read.finding[name]).toBe(canBe(text) ? text : null);
          expect(read.finding.droppedDates.includes(name)).toBe(!canBe(text));
        });
      }),
    );
  });
});
