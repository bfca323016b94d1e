import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../shared/domain/names/ids.ts';
import type { KeyKeeper } from '../../shared/ports/key-store.ts';

/** What every {@link KeyKeeper} must do with the keys of DefectDojo, wherever it keeps them. */
export function describeKeyStore(name: string, create: () => KeyKeeper): void {
  describe(`the key store ${name}`, () => {
    const aTeam = () => teamIdSchema.parse(`team-${randomUUID()}`);
    const plain = { baseUrl: 'https://dojo.example.com', apiKey: 'key-1', version: 1 };
    const whole = {
      ...plain,
      version: 2,
      gatewayHeaders: [
        { name: 'CF-Access-Client-Id', value: '0123456789.access' },
        { name: 'X-Quote', value: '"\\ and \u0021 are kept' },
      ],
      certificateAuthority: `-----BEGIN CERTIFICATE-----\n${'A'.repeat(30_000)}\n-----END CERTIFICATE-----\n`,
    };

    it('gives back all that a key is made of, and only that of the same team', async () => {
      const [keys, teamId] = [create(), aTeam()];
      for (const key of [whole, plain, whole]) {
        await keys.putDefectDojoKey(teamId, key);
        expect(await keys.defectDojoKey(teamId, { fresh: true })).toEqual(key);
        expect(await keys.defectDojoKey(teamId)).toEqual(key);
      }
      expect(await keys.defectDojoKey(aTeam())).toBeUndefined();
      await keys.destroyDefectDojoKey(teamId);
    });

    it('has nothing of a key that was destroyed, however often', async () => {
      const [keys, teamId] = [create(), aTeam()];
      await keys.putDefectDojoKey(teamId, whole);
      for (let repeat = 0; repeat < 2; repeat += 1) {
        await keys.destroyDefectDojoKey(teamId);
        expect(await keys.defectDojoKey(teamId)).toBeUndefined();
      }
    });
  });
}
