import { describe, expect, it } from 'vitest';
import { listTest } from '../../../../../functions/push/drift/list-test.ts';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { aClock } from '../../../../support/sync-fixtures.ts';

const clock = aClock();
const comparison = { source: {}, policy: {}, known: new Map() } as unknown as Parameters<typeof listTest>[2];

function failing(code: string, endsInMs = 60_000) {
  const listFindings = async () => {
    throw new OutsideFailure({ system: 'defectdojo', kind: 'transient', code, message: code, sent: 'maybe' });
  };
  const dojo = { findings: { listFindings } } as unknown as Parameters<typeof listTest>[0]['dojo'];
  return listTest({ dojo, clock, endsAt: new Date(clock.now().getTime() + endsInMs) }, 3, comparison);
}

describe('comparing a whole test', () => {
  it('is given up where the test is too large to be read in one run', async () => {
    expect(await failing('listing_too_long')).toBeUndefined();
    expect(await failing('timeout', 0)).toBeUndefined();
  });

  it('fails for what passes by itself', async () => {
    await expect(failing('timeout')).rejects.toMatchObject({ code: 'timeout' });
    await expect(failing('unavailable', 0)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
