import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../shared/domain/names/ids.ts';
import type { Notice } from '../../shared/domain/runs/notice.ts';
import type { NoticeStore } from '../../shared/ports/notices.ts';
import { aRepository } from './sync-fixtures.ts';

const aNotice = (noticeId: string, sent = false): Notice => ({
  ...{ noticeId, kind: 'sync_held', code: 'mass_closing', reason: 'Waits for approval.' },
  ...{ since: '2026-11-22T12:00:00.000Z', sent },
});

/** What every {@link NoticeStore} promises. */
export function describeNoticeStore(name: string, create: () => NoticeStore): void {
  describe(`notices ${name}`, () => {
    const store = create();
    const aTeam = () => teamIdSchema.parse(randomUUID());

    it('are kept for the connection and for each repository by themselves', async () => {
      const teamId = aTeam();
      const shop = aRepository('acme/shop', teamId);
      expect(await store.replaceNotice({ teamId }, undefined, aNotice('n-1'))).toBe(true);
      expect(await store.notice(shop)).toBeUndefined();
      expect(await store.replaceNotice(shop, undefined, aNotice('n-2'))).toBe(true);
      expect(await store.notice({ teamId })).toEqual(aNotice('n-1'));
      expect(await store.notice(shop)).toEqual(aNotice('n-2'));
    });

    it('of the end of a key are kept beside the other one of its connection', async () => {
      const teamId = aTeam();
      const ofEnd = { ...aNotice('n-2'), until: '2026-12-20T08:30:00.000Z' };
      expect(await store.replaceNotice({ teamId }, undefined, aNotice('n-1'))).toBe(true);
      expect(await store.notice({ teamId, part: 'key_end' })).toBeUndefined();
      expect(await store.replaceNotice({ teamId, part: 'key_end' }, undefined, ofEnd)).toBe(true);
      expect(await store.notice({ teamId, part: 'key_end' })).toEqual(ofEnd);
      expect(await store.notice({ teamId })).toEqual(aNotice('n-1'));
    });

    it('are replaced only by who knows the last one', async () => {
      const subject = { teamId: aTeam() };
      await store.replaceNotice(subject, undefined, aNotice('n-1'));
      expect(await store.replaceNotice(subject, undefined, aNotice('n-2'))).toBe(false);
      expect(await store.replaceNotice(subject, aNotice('n-0'), aNotice('n-2'))).toBe(false);
      expect(await store.replaceNotice(subject, aNotice('n-1'), aNotice('n-1', true))).toBe(true);
      expect(await store.notice(subject)).toEqual(aNotice('n-1', true));
    });
  });
}
