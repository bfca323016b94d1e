import { describe, expect, it } from 'vitest';
import { expireAcceptances } from '../../../../../../infra/local/defectdojo/model/acceptance-expiry.ts';
import { aFilledDefectDojo, aSyncClient, failureOf, measuredVersions } from '../a-sync-defectdojo.ts';

const named = {
  name: 'Gecko paperbaum until 2026-12-31',
  expiresAt: '2026-12-31T23:59:59Z',
  reason: 'Accepted in Gecko.',
};

describe.each(measuredVersions)('risk acceptances of DefectDojo %s', (version) => {
  it('accept findings in a product without acceptance by flag', async () => {
    const { acceptances, idOf, live } = await aFilledDefectDojo(['a', 'b'], { version });
    const made = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    expect(made).toMatchObject({ name: named.name, findingIds: [idOf('a')], ownerId: 1 });
    expect(made.expiresAt).toContain('2026-12-31');
    expect(await live('a')).toMatchObject({ flags: { active: false, risk_accepted: true } });
    expect(await live('b')).toMatchObject({ flags: { active: true, risk_accepted: false } });
  });

  it('are found again by exactly their name', async () => {
    const { acceptances, idOf } = await aFilledDefectDojo(['a', 'b'], { version });
    const { id } = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    await acceptances.createAcceptance({ ...named, name: `${named.name} and more`, findingIds: [idOf('b')] });
    expect((await acceptances.acceptancesNamed(named.name)).map((one) => one.id)).toEqual([id]);
    expect(await acceptances.acceptancesNamed('Gecko')).toEqual([]);
  });

  it('take more findings in and let others go, which are active again', async () => {
    const { acceptances, idOf, live } = await aFilledDefectDojo(['a', 'b', 'c'], { version });
    const { id } = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a'), idOf('b')] });
    const changed = await acceptances.changeAcceptance(id, { add: [idOf('c')], remove: [idOf('a')] });
    expect(changed?.findingIds.toSorted()).toEqual([idOf('b'), idOf('c')].sort());
    expect(await live('a')).toMatchObject({ flags: { active: true, risk_accepted: false } });
    expect(await live('c')).toMatchObject({ flags: { active: false, risk_accepted: true } });
  });

  it('end when they are to, say so, and are found all the same', async () => {
    const { acceptances, idOf, live, served } = await aFilledDefectDojo(['a'], { version });
    const past = { ...named, expiresAt: '2020-01-01T12:00:00Z' };
    const { endedAt } = await acceptances.createAcceptance({ ...past, findingIds: [idOf('a')] });
    expect(endedAt).toBeNull();
    expireAcceptances(served.store);
    const [over] = await acceptances.acceptancesNamed(named.name);
    expect(over).toMatchObject({ findingIds: [idOf('a')], endedAt: expect.stringMatching(/^\d{4}-/) });
    expect(await live('a')).toMatchObject({ flags: { active: true, risk_accepted: false } });
  });

  it('get another end, and keep what they hold', async () => {
    const { acceptances, idOf, live, usageNow } = await aFilledDefectDojo(['a'], { version });
    const { id } = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    const expiresAt = '2027-01-01T12:00:00Z';
    const changed = await acceptances.changeAcceptance(id, { expiresAt });
    expect(changed).toMatchObject({ expiresAt, findingIds: [idOf('a')], endedAt: null });
    expect(await live('a')).toMatchObject({ flags: { active: false, risk_accepted: true } });
    const writes = usageNow().write.calls;
    await acceptances.changeAcceptance(id, { expiresAt: '2027-01-01T13:00:00+01:00' });
    expect(usageNow().write.calls).toBe(writes);
    expect(await acceptances.changeAcceptance(id, { expiresAt: null })).toMatchObject({ expiresAt: null });
  });

  it('let their last finding go', async () => {
    const { acceptances, idOf, live } = await aFilledDefectDojo(['a'], { version });
    const { id } = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    expect(await acceptances.changeAcceptance(id, { remove: [idOf('a')] })).toMatchObject({ id, findingIds: [] });
    expect(await live('a')).toMatchObject({ flags: { active: true, risk_accepted: false } });
  });
});

describe('risk acceptances', () => {
  it('keep what a person added meanwhile', async () => {
    const { acceptances, idOf, live } = await aFilledDefectDojo(['a', 'b', 'persons']);
    const { id } = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    await acceptances.changeAcceptance(id, { add: [idOf('persons')] });
    await acceptances.changeAcceptance(id, { add: [idOf('b')] });
    expect(await live('persons')).toMatchObject({ flags: { risk_accepted: true } });
  });

  it('cost no write when they hold what they should', async () => {
    const { acceptances, idOf, usageNow } = await aFilledDefectDojo(['a', 'b']);
    const { id } = await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    const writes = usageNow().write.calls;
    await acceptances.changeAcceptance(id, { add: [idOf('a')], remove: [idOf('b')] });
    expect(usageNow().write.calls).toBe(writes);
  });

  it('of other users are not ours, whatever their name', async () => {
    const { served, idOf, acceptances } = await aFilledDefectDojo(['a']);
    await acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] });
    const { apiKey } = served.userWithKey({ is_superuser: true });
    const other = aSyncClient({ baseUrl: served.url, apiKey });
    expect(await other.acceptances.acceptancesNamed(named.name)).toEqual([]);
  });

  it('that were deleted are told', async () => {
    const { acceptances, idOf } = await aFilledDefectDojo(['a']);
    expect(await acceptances.changeAcceptance(999, { add: [idOf('a')] })).toBeUndefined();
  });

  it('are denied where the product forbids them', async () => {
    const { acceptances, idOf, served, productId, dojo } = await aFilledDefectDojo(['a']);
    Object.assign(served.store.products.get(productId) ?? {}, { enable_full_risk_acceptance: false });
    expect((await dojo.product(productId))?.riskAcceptance).toEqual({ simple: false, full: false });
    const failure = await failureOf(acceptances.createAcceptance({ ...named, findingIds: [idOf('a')] }));
    expect(failure).toMatchObject({ code: 'permission_denied', kind: 'setup' });
    expect(String(failure)).toContain('Full risk acceptance is not enabled');
  });
});
