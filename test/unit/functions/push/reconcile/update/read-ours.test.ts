import { describe, expect, it } from 'vitest';
import { lookUp, readOurs } from '../../../../../../functions/push/reconcile/update/read-ours.ts';
import type { Work } from '../../../../../../functions/push/reconcile/work.ts';
import type { KnownFinding } from '../../../../../../shared/domain/known/known-finding.ts';
import { aClock } from '../../../../../support/sync-fixtures.ts';
import { live, testId } from '../../../../shared/domain/live/a-live.ts';
import { exported } from '../../../../shared/domain/plan/a-plan.ts';

const clock = aClock();
const read = { content: '', tries: 1, since: '2026-11-20T00:00:00.000Z' };
const shown = live({}, { id: 7 });
const findings = {
  findingsByGeckoId: async () => [shown],
  findingsById: async () => new Map([[7, shown]]),
};
const work = { dojo: { findings }, clock } as unknown as Work;
const unseen = (ids: Partial<KnownFinding>) =>
  exported('a', {}, { defectDojoId: undefined, likelyId: undefined, troubles: { read }, ...ids });

describe('a finding that could not be read, and can be now', () => {
  it('is told once where it was looked up, with its id and without its trouble', async () => {
    const { known } = await lookUp(work, testId, [unseen({})]);
    expect(known).toEqual([expect.objectContaining({ geckoId: 'a', defectDojoId: 7, troubles: undefined })]);
  });

  it('is told once where its id was only likely', async () => {
    const { known } = await readOurs(work, testId, [unseen({ likelyId: 7 })]);
    const learnt = { geckoId: 'a', defectDojoId: 7, likelyId: undefined, troubles: undefined };
    expect(known).toEqual([expect.objectContaining(learnt)]);
  });
});
