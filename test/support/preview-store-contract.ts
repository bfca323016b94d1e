import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Preview } from '../../shared/domain/runs/preview.ts';
import { noCounts } from '../../shared/domain/runs/run.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PreviewStore } from '../../shared/ports/preview-store.ts';
import { aClock, aRepository } from './sync-fixtures.ts';

const hourMs = 60 * 60 * 1000;

/** What every {@link PreviewStore} must do. */
export function describePreviewStore(name: string, create: (clock: Clock) => PreviewStore): void {
  describe(`the preview store ${name}`, () => {
    it('shows a preview for a day, however long the table keeps it', async () => {
      const clock = aClock();
      const store = create(clock);
      const key = aRepository(`acme/${randomUUID()}`);
      const finishedAt = clock.now().toISOString();
      const preview: Preview = { previewId: uuidv7(), finishedAt, counts: noCounts, entries: [] };
      await store.putPreview(key, preview);
      clock.advance(24 * hourMs - 1000);
      expect(await store.preview(key, preview.previewId)).toEqual(preview);
      clock.advance(1000);
      expect(await store.preview(key, preview.previewId)).toBeUndefined();
    });

    it('keeps as many of the findings that a preview shows as fit, however long their titles are', async () => {
      const store = create(aClock());
      const key = aRepository(`acme/${randomUUID()}`);
      const entries = Array.from({ length: 130 }, (_, index): Preview['entries'][number] => ({
        ...{ geckoId: `${'界'.repeat(290)}-${index}`, operation: 'created' },
        ...{ title: '界'.repeat(511), reason: '界'.repeat(1_000) },
      }));
      const preview: Preview = {
        previewId: uuidv7(),
        finishedAt: aClock().now().toISOString(),
        counts: noCounts,
        entries,
      };
      await store.putPreview(key, preview);
      const kept = (await store.preview(key, preview.previewId))?.entries ?? [];
      expect(kept.length).toBeGreaterThan(50);
      expect(kept).toEqual(entries.slice(0, kept.length));
    });
  });
}
