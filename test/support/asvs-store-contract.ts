import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assignLevel, editChapters } from '../../shared/domain/asvs/profile/change-profile.ts';
import { untouchedProductTags } from '../../shared/domain/asvs/profile/product-tags.ts';
import { untouchedProfile } from '../../shared/domain/asvs/profile/profile.ts';
import { takeOverDetection } from '../../shared/domain/asvs/profile/take-over-detection.ts';
import type { AsvsStore } from '../../shared/ports/asvs-store.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';
import { VersionConflictError } from '../../shared/ports/team-store.ts';
import { aDetection, openFindings } from './asvs-fixtures.ts';
import { anAuditEntry } from './audit-log-contract.ts';
import { aRepository } from './sync-fixtures.ts';

/** What every {@link AsvsStore} must do, whatever it keeps its items in. */
export function describeAsvsStore(name: string, create: () => { store: AsvsStore; audit: AuditLog }): void {
  describe(`the ASVS store ${name}`, () => {
    const { store, audit } = create();
    const aFresh = (repositoryId = 'acme/shop', teamId: string = randomUUID()) => aRepository(repositoryId, teamId);
    const detection = aDetection({ '5.0.0': { found: ['V6'], suggested: ['V9'] }, '4.0.3': { found: ['V2'] } });

    it('knows nothing of a repository that nothing was stored of', async () => {
      const key = aFresh();
      expect(await store.profile(key)).toBeUndefined();
      expect(await store.detection(key)).toBeUndefined();
      expect(await store.openFindings(key)).toBeUndefined();
      expect(await store.profiles(key.teamId, { limit: 9 })).toEqual({ items: [] });
    });

    it('stores a profile only over the version it was made from', async () => {
      const key = aFresh();
      const first = assignLevel(untouchedProfile(key), 'L2');
      await store.putProfile(first);
      await expect(store.putProfile(first)).rejects.toThrow(VersionConflictError);
      const second = editChapters(first, '5.0.0', { add: ['V6'], remove: ['V15'] });
      await store.putProfile(second);
      await expect(store.putProfile(second)).rejects.toThrow(VersionConflictError);
      expect(await store.profile(key)).toEqual(second);
    });

    it('tells the audit of every change that was made, and of none that was refused', async () => {
      const key = aFresh();
      const first = assignLevel(untouchedProfile(key), 'L2');
      await store.putProfile(first, anAuditEntry(key.teamId, 1, { action: 'asvs_changed' }));
      const refused = store.putProfile(first, anAuditEntry(key.teamId, 2, { action: 'asvs_reset' }));
      await expect(refused).rejects.toThrow(VersionConflictError);
      const { items } = await audit.entries(key.teamId, { limit: 9 });
      expect(items.map(({ action }) => action)).toEqual(['asvs_changed']);
    });

    it('stores a detection with its evidence and the profile that took it over', async () => {
      const key = aFresh();
      const profile = takeOverDetection(untouchedProfile(key), detection);
      await store.putDetection(profile, detection);
      expect(await store.profile(key)).toEqual(profile);
      expect(await store.detection(key)).toEqual(detection);
    });

    it('names the scan that last showed what is stored, until something else is detected', async () => {
      const key = aFresh();
      const profile = takeOverDetection(untouchedProfile(key), detection);
      await store.putDetection(profile, detection);
      const later = { scanId: '00000000-0000-4000-8000-000000000002', detectedAt: '2026-12-01T09:00:00.000Z' };
      await store.confirmDetection(key, later);
      expect(await store.detection(key)).toEqual({ ...detection, ...later });
      const other = aDetection({}, { detectedAt: '2026-12-01T09:00:01.000Z' });
      await store.putDetection(takeOverDetection(profile, other), other);
      expect(await store.detection(key)).toEqual(other);
    });

    it('stores neither when a person changed the profile meanwhile', async () => {
      const key = aFresh();
      await store.putDetection(takeOverDetection(untouchedProfile(key), detection), detection);
      const stored = await store.profile(key);
      if (!stored) throw new Error('It was stored.');
      const edited = assignLevel(stored, 'L3');
      await store.putProfile(edited);
      const later = aDetection({}, { scanId: '00000000-0000-4000-8000-000000000002' });
      await expect(store.putDetection(takeOverDetection(stored, later), later)).rejects.toThrow(VersionConflictError);
      expect(await store.profile(key)).toEqual(edited);
      expect(await store.detection(key)).toEqual(detection);
    });

    it('lets one of those who store at the same moment win, be it a person or a detection', async () => {
      const key = aFresh();
      const untouched = untouchedProfile(key);
      const tries = [
        store.putProfile(assignLevel(untouched, 'L1')),
        store.putDetection(takeOverDetection(untouched, detection), detection),
        store.putProfile(assignLevel(untouched, 'L3')),
      ];
      const failures = (await Promise.allSettled(tries)).filter((one) => one.status === 'rejected');
      for (const { reason } of failures) expect(reason).toBeInstanceOf(VersionConflictError);
      expect(failures.length).toBeGreaterThanOrEqual(2);
    });

    it('lists the profiles of one team, page by page, in the order of their repository ids', async () => {
      const { teamId } = aFresh();
      const names = ['gitlab:acme/platform/shop', 'acme/b', 'acme/ü', 'acme/a', 'Acme/a'];
      for (const id of names) await store.putProfile(assignLevel(untouchedProfile(aRepository(id, teamId)), 'L1'));
      await store.putProfile(assignLevel(untouchedProfile(aRepository('acme/c', `${teamId}-2`)), 'L1'));
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.profiles(teamId, { limit: 2, after });
        expect(page.items.length).toBeLessThanOrEqual(2);
        ids.push(...page.items.map(({ repositoryId }) => repositoryId));
        after = page.next;
      } while (after !== undefined);
      expect(ids).toEqual(names.toSorted());
    });

    it('refuses to go on after a position that lies outside the list', async () => {
      const listing = store.profiles(aFresh().teamId, { limit: 1, after: 'CONNECTION' });
      await expect(listing).rejects.toThrow(ListingPositionError);
    });

    it('keeps apart what was done to the tags of each product, instance and team', async () => {
      const product = { teamId: aFresh().teamId, baseUrl: 'https://dojo.example.com', productId: 7 };
      const others = [{ productId: 8 }, { baseUrl: 'https://other.example.com' }, { teamId: aFresh().teamId }];
      const tags = {
        version: 2,
        told: ['asvs:5.0.0-v6', 'asvs:5.0.0-v8'],
        added: ['asvs:5.0.0-v6'],
        lines: ['gecko_asvs:acme/shop'],
        taken: [{ tag: 'asvs:5.0.0-v2', since: '2026-11-22T12:00:00.000Z' }],
      };
      await store.putProductTags(product, { ...untouchedProductTags, version: 1, added: ['asvs:5.0.0-v6'] });
      await store.putProductTags(product, tags);
      expect(await store.productTags(product)).toEqual(tags);
      for (const other of others) expect(await store.productTags({ ...product, ...other })).toBeUndefined();
      expect(await store.profiles(product.teamId, { limit: 9 })).toEqual({ items: [] });
    });

    it('stores what was done to the tags of a product only over the version it was made from', async () => {
      const product = { teamId: aFresh().teamId, baseUrl: 'https://dojo.example.com', productId: 7 };
      const first = { ...untouchedProductTags, version: 1, lines: ['gecko_asvs:acme/shop'] };
      await store.putProductTags(product, first);
      await expect(store.putProductTags(product, { ...first, lines: [] })).rejects.toThrow(VersionConflictError);
      const second = { ...first, version: 2, added: ['asvs:5.0.0-v6'] };
      await store.putProductTags(product, second);
      await expect(store.putProductTags(product, { ...first, version: 2 })).rejects.toThrow(VersionConflictError);
      expect(await store.productTags(product)).toEqual(second);
    });

    it('keeps the newest lines of a product that has more repositories than can be kept', async () => {
      const product = { teamId: aFresh().teamId, baseUrl: 'https://dojo.example.com', productId: 9 };
      const lines = Array.from({ length: 4_000 }, (_, index) => `gecko_asvs:acme/${'界'.repeat(40)}-${index}`);
      await store.putProductTags(product, { ...untouchedProductTags, version: 1, lines });
      const kept = (await store.productTags(product))?.lines ?? [];
      expect(kept.length).toBeGreaterThan(2_000);
      expect(kept).toEqual(lines.slice(-kept.length));
    });

    it('replaces the counts of open findings', async () => {
      const key = aFresh();
      await store.putOpenFindings(key, openFindings([{ cwe: 89, type: null, severity: 'High' }]));
      const counts = openFindings([{ cwe: 287, type: null, severity: 'Critical' }]);
      await store.putOpenFindings(key, counts);
      expect(await store.openFindings(key)).toEqual(counts);
    });
  });
}
