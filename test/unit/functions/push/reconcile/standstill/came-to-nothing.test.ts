import { expect, it } from 'vitest';
import type { PlannedSync } from '../../../../../../functions/push/reconcile/plan/plan-sync.ts';
import { Progress } from '../../../../../../functions/push/reconcile/progress.ts';
import { cameToNothing } from '../../../../../../functions/push/reconcile/standstill/comparison-to-keep.ts';
import { OutsideFailure } from '../../../../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../../../../shared/domain/known/known-finding.ts';

const plan = { operations: [], skips: [], unchanged: 1, hold: undefined, discardsEnded: [] };
const nothing = {
  ...{ plan, nameless: [], reportEnded: new Map(), acceptanceEnds: undefined, openFindings: {} },
} as unknown as PlannedSync;
const known = (fields: object = {}) => new Map([['a', { presence: 'there', ...fields } as KnownFinding]]);
const planned = (fields: object) => ({ ...nothing, plan: { ...plan, ...fields } }) as PlannedSync;

it('is what a comparison did that found all unchanged', () => {
  expect(cameToNothing({ planned: nothing, known: known(), progress: new Progress() })).toBe(true);
});

it.each<[string, PlannedSync]>([
  ['plans something', planned({ operations: [{}] })],
  ['leaves something', planned({ skips: [{}] })],
  ['holds something', planned({ hold: {} })],
  ['ends what somebody decided', planned({ discardsEnded: ['a'] })],
  ['met a row without an id', { ...nothing, nameless: [{ code: 'id_invalid', reason: 'It is none.' }] }],
  ['ends what an event said', { ...nothing, reportEnded: new Map([['a', 'by_scan']]) }],
])('is not what one did that %s', (_, one) => {
  expect(cameToNothing({ planned: one, known: known(), progress: new Progress() })).toBe(false);
});

it.each<[string, (progress: Progress) => void]>([
  ['told of a finding', (progress) => progress.twinResolved('a', 1)],
  ['warned', (progress) => progress.warned('engagement_closed')],
  [
    'has to be tried again',
    (progress) =>
      progress.unproven(
        new OutsideFailure({ system: 'defectdojo', kind: 'transient', code: 'x', message: 'Down.', sent: 'no' }),
      ),
  ],
])('is not what one did that %s', (_, tell) => {
  const progress = new Progress();
  tell(progress);
  expect(cameToNothing({ planned: nothing, known: known(), progress })).toBe(false);
});

it('is not what one did after which something is known that changes by itself', () => {
  expect(cameToNothing({ planned: nothing, known: known({ troubles: {} }), progress: new Progress() })).toBe(false);
});
