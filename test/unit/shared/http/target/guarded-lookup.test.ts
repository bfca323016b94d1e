import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { guardedLookup, type ResolveHost, resolveBySystem } from '../../../../../shared/http/target/guarded-lookup.ts';

const resolve: ResolveHost = async () => [
  { address: '10.0.0.7', family: 4 },
  { address: '93.184.216.34', family: 4 },
  { address: '2606:2800:220:1::1', family: 6 },
];

/** What a socket is handed: one address, or all of them. */
function lookedUp(options: { all: boolean }, resolver = resolve): Promise<string | LookupAddress[]> {
  const { promise, resolve: done, reject } = Promise.withResolvers<string | LookupAddress[]>();
  guardedLookup(resolver, { allowLoopback: false })('dojo.example.com', options, (error, addresses) => {
    if (error) reject(error);
    else done(addresses);
  });
  return promise;
}

describe('the look-up of a socket', () => {
  it('hands over every address that passed, to a socket that tries them in turn', async () => {
    expect(await lookedUp({ all: true })).toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '2606:2800:220:1::1', family: 6 },
    ]);
  });

  it('hands over the first address that passed, to a socket that wants one', async () => {
    expect(await lookedUp({ all: false })).toBe('93.184.216.34');
  });

  it.each([true, false])('hands over nothing when no address passed (all: %s)', async (all) => {
    const inside: ResolveHost = async () => [{ address: '127.0.0.1', family: 4 }];
    await expect(lookedUp({ all }, inside)).rejects.toMatchObject({
      code: 'address_not_public',
      addresses: ['127.0.0.1 (loopback)'],
    });
  });

  it("refuses what the machine's own resolver says of localhost", async () => {
    await expect(
      new Promise((_done, reject) => {
        guardedLookup(resolveBySystem, { allowLoopback: false })('localhost', { all: true }, reject);
      }),
    ).rejects.toMatchObject({ code: 'address_not_public' });
  });
});
