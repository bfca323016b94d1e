import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChapterTag } from '../../../../../shared/domain/asvs/chapter-tag.ts';
import { statusLetters } from '../../../../../shared/domain/desired/status/status-letters.ts';
import { acceptedRiskTag } from '../../../../../shared/domain/desired/tags.ts';
import type { Discards } from '../../../../../shared/domain/holds/hold.ts';
import { isOpenThere, type KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import type { Operation, UpdateOperation } from '../../../../../shared/domain/plan/operation.ts';
import { effectOf } from '../../../../../shared/domain/plan/operation.ts';
import { isOpenInGecko } from '../../../../../shared/domain/source/finding-status.ts';
import { plan } from '../../../../support/plan-at-once.ts';
import { scan } from '../../../../unit/shared/domain/plan/a-plan.ts';
import { timesTheUsual } from '../../../times-the-usual.ts';
import { applied } from './a-defectdojo.ts';
import { anyWorld, byAPerson, factsOf, type World } from './a-world.ts';

const holds = (property: (world: World) => void) => fc.assert(fc.property(anyWorld, property), timesTheUsual(4));

const closes = (operation: Operation) => effectOf(operation) === 'closed';
const marksOf = ({ flags }: LiveFinding) => [flags.false_p, flags.risk_accepted, flags.out_of_scope, flags.verified];
const asItWas = (live: LiveFinding) => live;
const without = (discarded: Discards | undefined, ended: readonly string[]): Discards | undefined =>
  discarded && {
    closings: new Set([...discarded.closings].filter((id) => !ended.includes(id))),
    creations: new Map([...discarded.creations].filter(([id]) => !ended.includes(id))),
  };
const isOnlyClosed = (operation: Operation, known: KnownFinding): operation is UpdateOperation =>
  operation.kind === 'update' &&
  operation.fields.length === 0 &&
  !(operation.status?.to.flags.active ?? isOpenThere(known));
const besideChapters = ({ tags }: { readonly tags: readonly string[] }) =>
  tags
    .filter((tag) => !isChapterTag(tag))
    .sort()
    .join();
const statusOf = (operation: Operation) => (operation.kind === 'update' ? operation.status : undefined);

describe('any plan', () => {
  it('puts every finding that is listed or known into exactly one place', () => {
    holds((world) => {
      const { input } = factsOf(world);
      const { operations, skips, unchanged } = plan(input);
      const named = [...operations, ...skips].map(({ geckoId }) => geckoId);
      const all = new Set([...input.known.keys(), ...[...input.findings].map(({ geckoId }) => geckoId)]);
      expect(new Set(named).size).toBe(named.length);
      expect(named.every((id) => all.has(id))).toBe(true);
      expect(named.length + unchanged).toBe(all.size);
    });
  });

  it('is the same whatever the order of its input', () => {
    holds((world) => {
      const { input } = factsOf(world);
      const turned = { ...input, findings: [...input.findings].reverse(), known: new Map([...input.known].reverse()) };
      expect(plan(turned)).toEqual(plan(input));
    });
  });

  it('never closes what Gecko says is open', () => {
    holds((world) => {
      const { input, effective } = factsOf(world);
      for (const operation of plan(input).operations.filter(closes)) {
        expect(isOpenInGecko(effective.get(operation.geckoId)?.status.status ?? 'open')).toBe(false);
      }
    });
  });

  it('closes nothing at all with resolved findings left out', () => {
    holds((world) => {
      const { input } = factsOf({ ...world, policy: { ...world.policy, includeResolved: false } });
      const resolving = plan(input).operations.filter((one) => statusOf(one)?.to.flags.active === false);
      expect(resolving).toEqual([]);
    });
  });

  it('leaves nothing to do once it is applied, but to accept the risks of findings it created', () => {
    holds((world) => {
      const { input, state, desired } = factsOf(world);
      const first = plan(input);
      const once = applied(state, first.operations, desired, scan.scanId);
      const { discarded } = input.judgement;
      const judgement = { ...input.judgement, hold: first.hold, discarded: without(discarded, first.discardsEnded) };
      const second = plan({ ...input, known: once.known, judgement });
      const followUps = second.operations.filter((one) => statusOf(one)?.to.gecko !== 'accepted_risk');
      expect(followUps).toEqual([]);
      const twice = applied(once, second.operations, desired, scan.scanId);
      const third = plan({ ...input, known: twice.known, judgement: { ...judgement, hold: second.hold } });
      expect(third.operations).toEqual([]);
      expect(third.hold).toEqual(first.hold);
    });
  });

  it('writes no tag where a finding is only closed, or left closed, and nothing but its chapter is another', () => {
    holds((world) => {
      const { input, desired } = factsOf(world);
      for (const operation of plan(input).operations) {
        const known = input.known.get(operation.geckoId);
        if (known === undefined || !isOnlyClosed(operation, known)) continue;
        // Without a row, what is closed loses nothing but the mark of an accepted risk.
        const wanted = desired.get(operation.geckoId) ?? { tags: known.tags.filter((tag) => tag !== acceptedRiskTag) };
        if (besideChapters(wanted) === besideChapters(known)) expect(operation.tags).toBeUndefined();
      }
    });
  });

  it('closes for absence only what was approved, or what is few and not held', () => {
    holds((world) => {
      const { input } = factsOf(world);
      const { hold, approved, thresholds, absence } = input.judgement;
      const { operations, skips } = plan(input);
      const closings = operations.filter((one) => statusOf(one)?.cause === 'absent');
      const free = closings.filter(
        ({ geckoId }) => !approved?.closings.includes(geckoId) && !approved?.creations.includes(geckoId),
      );
      if (free.length > 0) {
        expect(absence).toBe('counts');
        expect(hold?.scanId === scan.scanId || approved?.scanId === scan.scanId).toBe(false);
        // A risk that was accepted may be closed for its absence as well, and counts among those that may.
        const closed = new Set(closings.map(({ geckoId }) => geckoId));
        const open = [...input.known.values()].filter((one) => isOpenThere(one) || closed.has(one.geckoId)).length;
        const many = free.length > thresholds.closingsOver && free.length > open * thresholds.closingsShareOver;
        expect(many && free.length === closings.length).toBe(false);
      }
      if (typeof absence === 'object') expect(closings).toEqual([]);
      const heldIds = new Set(skips.filter(({ code }) => code === 'closing_discarded').map(({ geckoId }) => geckoId));
      expect(closings.some(({ geckoId }) => heldIds.has(geckoId))).toBe(false);
    });
  });

  it('keeps in its hold exactly what it skips for that, once absence counts', () => {
    holds((world) => {
      const { input } = factsOf({ ...world, judgement: { ...world.judgement, absence: 'counts' } });
      const { hold, skips } = plan(input);
      const codes = ['mass_closing', 'identity_changed', 'tracked_branch_changed'];
      const held = skips.filter(({ code }) => codes.includes(code)).map(({ geckoId }) => geckoId);
      expect([...(hold?.closings ?? []), ...(hold?.creations ?? [])].sort()).toEqual(held.sort());
      expect(new Set(skips.map(({ code }) => code).filter((code) => codes.includes(code)))).toEqual(
        new Set(hold === undefined ? [] : [hold.code]),
      );
    });
  });
});

describe('DefectDojo, once a plan was applied', () => {
  it('shows what Gecko says, where nobody touched it and nothing holds it up', () => {
    holds((world) => {
      const untouched = { ...world, subjects: world.subjects.map((one) => ({ ...one, person: asItWas })) };
      const { input, state, desired, effective } = factsOf(untouched);
      const first = plan(input);
      const skipped = new Set(first.skips.map(({ geckoId }) => geckoId));
      const once = applied(state, first.operations, desired, scan.scanId);
      const { there } = applied(once, plan({ ...input, known: once.known }).operations, desired, scan.scanId);
      for (const [geckoId, values] of desired) {
        const dismissed = ['false_positive', 'accepted_risk'].includes(state.known.get(geckoId)?.status ?? '');
        const outlives = dismissed && effective.get(geckoId)?.source === 'listed';
        if (skipped.has(geckoId) || outlives || state.known.get(geckoId)?.presence === 'deleted') continue;
        expect(there.get(geckoId)?.flags).toEqual(values.status.flags);
        expect(there.get(geckoId)?.content).toEqual(values.fields);
        const tags = [...(there.get(geckoId)?.tags ?? [])].sort();
        // What is closed may bear the tag of a chapter that it was exported with.
        const mayDiffer = values.status.flags.active ? () => false : isChapterTag;
        expect(tags.filter((tag) => !mayDiffer(tag))).toEqual(values.tags.filter((tag) => !mayDiffer(tag)));
      }
    });
  });

  it("has lost no mark of a person's but to a triage of Gecko's, and no description", () => {
    holds((world) => {
      const { input, state, desired } = factsOf(world);
      const { operations } = plan(input);
      const { there } = applied(state, operations, desired, scan.scanId);
      const triaged = new Set(
        operations.filter((one) => statusOf(one)?.cause === 'triage').map(({ geckoId }) => geckoId),
      );
      for (const [geckoId, before] of state.there) {
        const after = there.get(geckoId) ?? before;
        if (before.content.description === byAPerson) expect(after.content.description).toBe(byAPerson);
        expect(after.tags.includes('mine')).toBe(before.tags.includes('mine'));
        const isMarked = statusLetters(before.flags) !== state.known.get(geckoId)?.flags;
        if (isMarked && !triaged.has(geckoId)) expect(marksOf(after)).toEqual(marksOf(before));
      }
    });
  });
});
