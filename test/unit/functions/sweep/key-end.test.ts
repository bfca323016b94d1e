import { describe, expect, it } from 'vitest';
import { NotificationError } from '../../../../shared/ports/notices.ts';
import { aWatchedTeam } from './a-watched-team.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const within14 = ['connection_needs_attention', 'key_expires_within_14_days'];
const within3 = ['connection_needs_attention', 'key_expires_within_3_days'];

/** A team whose key ends, by default after twenty days, and what sweeping for a number of days, once an hour, does. */
async function aTeamWhoseKeyEnds({ inDays = 20 } = {}) {
  const team = await aWatchedTeam({ version: '3.3.0-dev' });
  const endsAt = (days: number) => new Date(team.clock.now().getTime() + days * dayMs).toISOString();
  team.endKeyAt(endsAt(inDays));
  const sweepFor = async (days: number) => {
    for (let hour = 0; hour < days * 24; hour += 1) {
      team.clock.advance(hourMs);
      await team.sweep();
    }
  };
  return { ...team, endsAt, sweepFor };
}

describe('a key that ends', () => {
  it('is told 14 and 3 days before, once each, while exports go on, and again as expired', async () => {
    const team = await aTeamWhoseKeyEnds();
    const keyExpiresAt = team.endsAt(20);
    await team.sweepFor(5);
    expect(team.told()).toEqual([]);
    expect(await team.connection()).toMatchObject({ status: 'connected', keyExpiresAt });
    await team.sweepFor(1);
    expect(team.told()).toEqual([within14]);
    await team.sweepFor(10);
    expect(team.told()).toEqual([within14]);
    await team.sweepFor(1);
    expect(team.told()).toEqual([within14, within3]);
    await team.sweepFor(2);
    expect(await team.connection()).toMatchObject({ status: 'connected' });
    await team.sweepFor(1);
    expect(team.told()).toEqual([within14, within3, ['connection_needs_attention', 'key_expired']]);
    expect(await team.connection()).toMatchObject({ status: 'needs_attention', attention: { code: 'key_expired' } });
    const [first] = team.notifier.told;
    expect(first?.notice.reason).toContain(keyExpiresAt.slice(0, 10));
  });

  it('is over once it was replaced, and its end is told no more', async () => {
    const team = await aTeamWhoseKeyEnds({ inDays: 10 });
    await team.sweepFor(1);
    team.endKeyAt(null);
    await team.sweepFor(1);
    expect(await team.connection()).not.toHaveProperty('keyExpiresAt');
    await team.sweepFor(12);
    expect(team.told()).toEqual([within14, ['sync_recovered', 'key_expires_within_14_days']]);
    expect(team.notifier.told.at(-1)?.notice.reason).toBe('The key of the connection no longer ends soon.');
  });

  it('is told anew when another end of it is close', async () => {
    const team = await aTeamWhoseKeyEnds({ inDays: 10 });
    await team.sweepFor(1);
    team.endKeyAt(team.endsAt(12));
    await team.sweepFor(1);
    expect(team.told()).toEqual([within14, within14]);
  });

  it('is told although its server is away when it is time to', async () => {
    const team = await aTeamWhoseKeyEnds();
    await team.sweepFor(1);
    team.dojo.controls.faults.order({ path: '/*', times: null, effect: { kind: 'status', status: 503 } });
    await team.sweepFor(5);
    expect(team.told()).toEqual([within14]);
  });

  it('is told later when nobody could be told at first', async () => {
    const team = await aTeamWhoseKeyEnds({ inDays: 10 });
    team.notifier.failWith(new NotificationError('The bus is away.'));
    await team.sweepFor(1);
    expect(team.told()).toEqual([]);
    team.notifier.failWith(undefined);
    await team.sweepFor(1);
    expect(team.told()).toEqual([within14]);
  });

  it('says nothing of a failing sync, whose own end is told by itself', async () => {
    const team = await aTeamWhoseKeyEnds({ inDays: 10 });
    await team.sweepFor(1);
    team.revoke(true);
    await team.sweepFor(1);
    team.revoke(false);
    await team.sweepFor(1);
    expect(team.told()).toEqual([
      within14,
      ['connection_needs_attention', 'key_rejected'],
      ['sync_recovered', 'key_rejected'],
    ]);
  });
});

describe('a certificate authority that ends', () => {
  it('is told 14 and 3 days before, once each, beside the end of the key, and is over with another one', async () => {
    const team = await aTeamWhoseKeyEnds({ inDays: 40 });
    const give = async (days: number) => {
      const connection = await team.connection();
      if (!connection) return;
      const certificateAuthorityEndsAt = team.endsAt(days);
      await team.teams.putConnection({ ...connection, version: connection.version + 1, certificateAuthorityEndsAt });
    };
    await give(16);
    await team.sweepFor(1);
    expect(team.told()).toEqual([]);
    await team.sweepFor(2);
    const told14 = ['connection_needs_attention', 'certificate_authority_ends_within_14_days'];
    const told3 = ['connection_needs_attention', 'certificate_authority_ends_within_3_days'];
    expect(team.told()).toEqual([told14]);
    await team.sweepFor(11);
    expect(team.told()).toEqual([told14, told3]);
    await give(300);
    await team.sweepFor(1);
    expect(team.told()).toEqual([told14, told3, ['sync_recovered', 'certificate_authority_ends_within_3_days']]);
    expect(team.notifier.told.at(-1)?.notice.reason).toContain('certificate authority');
  });
});
