import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StoredHold } from '../../shared/domain/holds/stored-hold.ts';
import type { JournaledUpload } from '../../shared/domain/known/journaled-upload.ts';
import { type KnownFinding, knownFindingSchema } from '../../shared/domain/known/known-finding.ts';
import { type HoldDecisions, noDecisions } from '../../shared/domain/plan/hold-decisions.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import { type FindingStore, type Holder, LeaseLostError } from '../../shared/ports/finding-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { anAuditEntry } from './audit-log-contract.ts';
import { aRepository, aScan } from './sync-fixtures.ts';

const now = new Date('2036-11-22T12:00:00.000Z');

/** What is known of an exported open finding. */
export function aKnownFinding(geckoId: string, overrides: Partial<KnownFinding> = {}): KnownFinding {
  return knownFindingSchema.parse({
    geckoId,
    hashes: { title: '1:0123456789abcdef' },
    status: 'open',
    flags: 'AV',
    tags: ['gecko'],
    writtenAt: now.toISOString(),
    ...overrides,
  });
}

/** A hold of one closing. */
export function aHold(overrides: Partial<StoredHold> = {}): StoredHold {
  return {
    code: 'mass_closing',
    scanId: 'scan-1',
    closings: ['g-1'],
    creations: [],
    open: 1,
    runId: 'run-1',
    since: now.toISOString(),
    ...overrides,
  };
}

/** What every {@link FindingStore} must do. */
export function describeFindingStore(
  name: string,
  create: () => { findings: FindingStore; sync: SyncStore; audit: AuditLog },
): void {
  describe(`the finding store ${name}`, () => {
    const { findings, sync, audit } = create();
    const holding = async (placementId = 'place-1'): Promise<Holder> => {
      const key = aRepository(`acme/${randomUUID()}`);
      await sync.raise(key, aScan(), now);
      await sync.acquire(key, { token: 'mine', expiresAt: '2036-11-22T12:08:00.000Z' }, now);
      return { ...key, token: 'mine', placementId };
    };
    const anUpload = (uploadId: string, findings = 1): JournaledUpload => ({
      uploadId,
      runId: 'run-1',
      placementId: 'place-1',
      startedAt: now.toISOString(),
      expectedMs: 4_000,
      findings: Array.from({ length: findings }, (_, index) => aKnownFinding(`g-${index}`)),
    });

    it('returns every known finding of a place, more than one write or read takes at once', async () => {
      const holder = await holding();
      const many = Array.from({ length: 1_250 }, (_, index) =>
        aKnownFinding(`g-${index}`, { defectDojoId: index + 1 }),
      );
      await findings.putKnown(holder, many);
      const known = await findings.known(holder, 'place-1');
      expect(known.size).toBe(1_250);
      expect(known.get('g-777')).toEqual(many[777]);
    });

    it('knows nothing of a place by what it knows of another', async () => {
      const holder = await holding();
      await findings.putKnown(holder, [aKnownFinding('g-1')]);
      expect((await findings.known(holder, 'place-2')).size).toBe(0);
    });

    it('replaces what it knew, and takes any id that Gecko may give', async () => {
      const holder = await holding();
      const odd = 'KNOWN#place-1#/ü 😀';
      await findings.putKnown(holder, [aKnownFinding(odd)]);
      await findings.putKnown(holder, [aKnownFinding(odd, { status: 'fixed', flags: 'VM' })]);
      expect([...(await findings.known(holder, 'place-1')).values()]).toMatchObject([
        { geckoId: odd, status: 'fixed' },
      ]);
    });

    it('remembers what was told until it is to be forgotten', async () => {
      const holder = await holding();
      const record = { status: 'false_positive', changedAt: now.toISOString(), acceptedUntil: null } as const;
      await findings.putReported(
        holder,
        new Map([
          ['g-1', record],
          ['g-2', record],
        ]),
      );
      await findings.putReported(holder, new Map([['g-1', undefined]]));
      expect(await findings.reported(holder)).toEqual(new Map([['g-2', record]]));
    });

    it('keeps a hold of any size until it is replaced or ended', async () => {
      const holder = await holding();
      const ids = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`);
      const hold = { code: 'mass_closing', scanId: 's', open: 9_000, runId: 'r', since: now.toISOString() } as const;
      const large = { ...hold, closings: ids('closed', 8_500), creations: [] };
      const small = { ...hold, closings: ids('closed', 3), creations: ids('created', 2) };
      let before: StoredHold | undefined;
      for (const one of [large, small]) {
        await findings.putHold(holder, one, before);
        expect(await findings.hold(holder)).toEqual(one);
        const counts = { closings: one.closings.length, creations: one.creations.length };
        expect(await findings.holdSummary(holder)).toEqual({ ...one, ...counts });
        before = one;
      }
      await findings.putHold(holder, undefined, before);
      expect(await findings.hold(holder)).toBeUndefined();
      expect(await findings.holdSummary(holder)).toBeUndefined();
    });

    it('keeps holds, decisions and uploads whatever their ids come to', async () => {
      const holder = await holding();
      const ids = (count: number) => Array.from({ length: count }, (_, index) => `${index}-${'x'.repeat(495)}`);
      const hold = aHold({ closings: ids(2_000), creations: ids(2_000) });
      await findings.putHold(holder, hold, undefined);
      expect(await findings.hold(holder)).toEqual(hold);
      const decisions: HoldDecisions = {
        approved: hold,
        discarded: { closings: new Set(ids(2_000)), creations: new Map(ids(900).map((id) => [id, `scan-${id}`])) },
      };
      await findings.putDecisions(holder, 'run-1', decisions);
      const stored = await findings.decisions(holder);
      expect(stored.discarded.closings).toEqual(decisions.discarded.closings);
      expect(stored.discarded.creations).toEqual(decisions.discarded.creations);
      const refused = { content: 'c', reason: '界'.repeat(2_000) };
      const upload = { ...anUpload('u-1'), findings: ids(500).map((id) => aKnownFinding(id, { refused })) };
      await findings.beginUpload(holder, upload);
      expect(await findings.openUploads(holder)).toEqual([upload]);
      await findings.endUpload(holder, upload, upload.findings);
      expect((await findings.known(holder, 'place-1')).size).toBe(500);
    });

    it('takes one decision about a hold, and only about the one that is there', async () => {
      const holder = await holding();
      const approval = { kind: 'approved', at: now.toISOString(), by: 'ada' } as const;
      expect(await findings.decideHold(holder, 'run-1', approval)).toBe(false);
      await findings.putHold(holder, aHold({ runId: 'run-1' }), undefined);
      expect(await findings.decideHold(holder, 'run-0', approval)).toBe(false);
      expect(await findings.decideHold(holder, 'run-1', approval)).toBe(true);
      expect(await findings.decideHold(holder, 'run-1', { ...approval, kind: 'discarded' })).toBe(false);
      expect(await findings.hold(holder)).toEqual(aHold({ runId: 'run-1', decision: approval }));
      expect(await findings.holdSummary(holder)).toMatchObject({ decision: approval });
    });

    it('tells the audit of a decision that was taken, and of none that came too late', async () => {
      const holder = { ...(await holding()), ...aRepository('acme/shop', randomUUID()) };
      await sync.raise(holder, aScan(), now);
      await sync.acquire(holder, { token: 'mine', expiresAt: '2036-11-22T12:08:00.000Z' }, now);
      await findings.putHold(holder, aHold({ runId: 'run-1' }), undefined);
      for (const [step, kind] of (['approved', 'discarded'] as const).entries()) {
        const audited = anAuditEntry(holder.teamId, step, { action: `hold_${kind}` });
        await findings.decideHold(holder, 'run-1', { kind, at: now.toISOString() }, audited);
      }
      const { items } = await audit.entries(holder.teamId, { limit: 9 });
      expect(items).toMatchObject([{ action: 'hold_approved' }]);
    });

    it('does not replace or end a hold that was decided about since it was read', async () => {
      const holder = await holding();
      const read = aHold({ runId: 'run-1' });
      await findings.putHold(holder, read, undefined);
      await findings.decideHold(holder, 'run-1', { kind: 'discarded', at: now.toISOString() });
      await findings.putHold(holder, aHold({ runId: 'run-2' }), read);
      await findings.putHold(holder, undefined, read);
      const decided = await findings.hold(holder);
      expect(decided).toMatchObject({ runId: 'run-1', closings: read.closings, decision: { kind: 'discarded' } });
      await findings.putHold(holder, undefined, decided);
      expect(await findings.hold(holder)).toBeUndefined();
    });

    it('keeps decisions of any size until they are replaced or over', async () => {
      const holder = await holding();
      const ids = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`);
      const scans = ids('discarded', 3_000).map((id, index): [string, string] => [id, `scan-${index % 2}`]);
      const large: HoldDecisions = {
        approved: {
          code: 'mass_closing',
          scanId: 's',
          open: 9,
          closings: ids('closed', 2_500),
          creations: ids('new', 3),
        },
        discarded: { closings: new Set(ids('kept', 2_100)), creations: new Map(scans) },
      };
      const small: HoldDecisions = {
        approved: undefined,
        discarded: { closings: new Set(['kept-1']), creations: new Map() },
      };
      for (const one of [noDecisions, large, small]) {
        await findings.putDecisions(holder, randomUUID(), one);
        const stored = await findings.decisions(holder);
        expect(stored.approved).toEqual(one.approved);
        expect([...stored.discarded.closings].sort()).toEqual([...one.discarded.closings].sort());
        expect([...stored.discarded.creations].sort()).toEqual([...one.discarded.creations].sort());
      }
      await findings.putDecisions(holder, randomUUID(), noDecisions);
      expect(await findings.decisions(holder)).toEqual(noDecisions);
    });

    it('keeps an upload with all its findings until its end is known', async () => {
      const holder = await holding();
      const [upload, other] = [anUpload('u-1', 500), anUpload('u-2')];
      const unanswered = { answeredBefore: 'rows' } as const;
      const counted = { ...upload, lastCount: { findings: 7, at: now.toISOString() }, unanswered };
      for (const one of [upload, other]) await findings.beginUpload(holder, one);
      await findings.noteUpload(holder, counted);
      expect(await findings.openUploads(holder)).toEqual([counted, other]);
      await findings.endUpload(holder, upload, upload.findings);
      expect(await findings.openUploads(holder)).toEqual([other]);
      expect((await findings.known(holder, 'place-1')).size).toBe(500);
    });

    it('refuses every write of one who lost the lease', async () => {
      const late = { ...(await holding()), token: 'lost' };
      const writes = [
        () => findings.putKnown(late, [aKnownFinding('g-1')]),
        () => findings.putReported(late, new Map([['g-1', undefined]])),
        () => findings.putHold(late, aHold(), undefined),
        () => findings.putDecisions(late, 'run-1', { ...noDecisions, approved: aHold() }),
        () => findings.beginUpload(late, anUpload('u-1')),
        () => findings.noteUpload(late, anUpload('u-1')),
        () => findings.endUpload(late, anUpload('u-1'), []),
      ];
      for (const write of writes) await expect(write()).rejects.toThrow(LeaseLostError);
      expect((await findings.known(late, 'place-1')).size).toBe(0);
    });
  });
}
