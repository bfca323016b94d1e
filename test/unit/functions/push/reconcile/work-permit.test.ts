import { describe, expect, it } from 'vitest';
import { createWorkPermit, WorkStopped } from '../../../../../functions/push/reconcile/work-permit.ts';
import type { SyncStore } from '../../../../../shared/ports/sync-store.ts';
import { aClock, aRepository } from '../../../../support/sync-fixtures.ts';

const write = { neededMs: 30_000, longestMs: 30_000 };

/** A permit whose questions are answered when the test does so. */
function aPermit() {
  const clock = aClock();
  const questions: PromiseWithResolvers<Awaited<ReturnType<SyncStore['renew']>>>[] = [];
  const permit = createWorkPermit({
    store: {
      renew: () => {
        const question = Promise.withResolvers<Awaited<ReturnType<SyncStore['renew']>>>();
        questions.push(question);
        return question.promise;
      },
    },
    pauses: { pauseOf: async () => undefined },
    instance: 'dojo.example.com',
    key: aRepository('acme/shop'),
    token: 'token',
    basis: { connectionVersion: 1, mappingVersion: 1 },
    clock,
    leaseMs: 480_000,
    endsAt: new Date(clock.now().getTime() + 300_000),
    progress: { soFar: undefined },
  });
  return { permit, questions, clock };
}

describe('the permit of a sync to write', () => {
  it('is asked for once for writes that are sent at the same time, and again for the next', async () => {
    const { permit, questions } = aPermit();
    const both = Promise.all([permit.beforeWrite(write), permit.beforeWrite(write)]);
    expect(questions).toHaveLength(1);
    questions[0]?.resolve('renewed');
    await both;
    const next = permit.beforeWrite(write);
    expect(questions).toHaveLength(2);
    questions[1]?.resolve('renewed');
    await next;
  });

  it('stops all of them where it is lost', async () => {
    const { permit, questions } = aPermit();
    const both = Promise.allSettled([permit.beforeWrite(write), permit.beforeWrite(write)]);
    questions[0]?.resolve('lost');
    expect(await both).toEqual([
      { status: 'rejected', reason: new WorkStopped('lease_lost') },
      { status: 'rejected', reason: new WorkStopped('lease_lost') },
    ]);
  });

  it('is refused to the one whose call would outlive the function, while others go on', async () => {
    const { permit, questions } = aPermit();
    const short = permit.beforeWrite(write);
    await expect(permit.beforeWrite({ neededMs: 290_001, longestMs: 300_000 })).rejects.toEqual(
      new WorkStopped('out_of_time'),
    );
    questions[0]?.resolve('renewed');
    await short;
  });

  it('gives a call what is left where that is enough for it, but for the time to write down what came of it', async () => {
    const { permit, questions } = aPermit();
    const given = [
      permit.beforeWrite({ neededMs: 60_000, longestMs: 120_000 }),
      permit.beforeWrite({ neededMs: 290_000, longestMs: 400_000 }),
    ];
    questions[0]?.resolve('renewed');
    expect(await Promise.all(given)).toEqual([120_000, 290_000]);
  });

  it('counts the time that its own question took', async () => {
    const { permit, questions, clock } = aPermit();
    const given = permit.beforeWrite({ neededMs: 290_000, longestMs: 400_000 });
    clock.advance(5_000);
    questions[0]?.resolve('renewed');
    expect(await given).toBe(285_000);
  });
});
