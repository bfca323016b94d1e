import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../../shared/domain/plan/operation.ts';
import { effectOf } from '../../../../../shared/domain/plan/operation.ts';
import { plan } from '../../../../../shared/domain/plan/plan.ts';
import { isOpenInGecko } from '../../../../../shared/domain/told-status.ts';
import { scan } from '../../../../unit/shared/domain/plan/a-plan.ts';
import { applied } from './a-defectdojo.ts';
import { anyWorld, factsOf, type World } from './a-world.ts';

const holds = (property: (world: World) => void) => fc.assert(fc.property(anyWorld, property), { numRuns: 400 });

const closes = (operation: Operation) => effectOf(operation) === 'closed';
const statusOf = (operation: Operation) => (operation.kind === 'update' ? operation.status : undefined);

describe('any plan', () => {
  it('puts every finding that is listed or known into exactly one place', () => {
    holds((world) => {
      const { input } = factsOf(world);
      const { operations, skips, unchanged } = plan(input);
      const named = [...operations, ...skips].map(({ geckoId }) => geckoId);
      const all = new Set([...input.known.keys(), ...[...input.said].map(({ geckoId }) => geckoId)]);
      expect(new Set(named).size).toBe(named.length);
      expect(named.every((id) => all.has(id))).toBe(true);
      expect(named.length + unchanged).toBe(all.size);
    });
  });

  it('is the same whatever the order of its input', () => {
    holds((world) => {
      const { input } = factsOf(world);
      const turned = { ...input, said: [...input.said].reverse(), known: new Map([...input.known].reverse()) };
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
      const judgement = { ...input.judgement, hold: first.hold };
      const second = plan({ ...input, known: once.known, judgement });
      const followUps = second.operations.filter((one) => statusOf(one)?.to.gecko !== 'accepted_risk');
      expect(followUps).toEqual([]);
      const twice = applied(once, second.operations, desired, scan.scanId);
      const third = plan({ ...input, known: twice.known, judgement: { ...judgement, hold: second.hold } });
      expect(third.operations).toEqual([]);
      expect(third.hold).toEqual(first.hold);
    });
  });
});
