import { describe, expect, it } from 'vitest';
import { aSyncClient, aSyncDefectDojo, failureOf, measuredVersions } from './a-sync-defectdojo.ts';

const asvs = { name: 'gecko_asvs:paperbaum', value: '5.0.0 L2 V1 V2' };

describe.each(measuredVersions)('engagements and products of DefectDojo %s', (version) => {
  it('show whether people closed the engagement', async () => {
    const { findings, engagementId, productId, served } = await aSyncDefectDojo({ version });
    const engagement = { id: engagementId, productId, name: 'Gecko: paperbaum' };
    expect(await findings.engagement(engagementId)).toEqual({ ...engagement, active: true, status: 'In Progress' });
    Object.assign(served.store.engagements.get(engagementId) ?? {}, { active: false, status: 'Completed' });
    expect(await findings.engagement(engagementId)).toEqual({ ...engagement, active: false, status: 'Completed' });
  });

  it('show how risks may be accepted', async () => {
    const { dojo, productId, served } = await aSyncDefectDojo({ version });
    expect((await dojo.product(productId))?.riskAcceptance).toEqual({ simple: false, full: true });
    Object.assign(served.store.products.get(productId) ?? {}, { enable_simple_risk_acceptance: true });
    expect((await dojo.product(productId))?.riskAcceptance).toEqual({ simple: true, full: true });
  });

  it('take tags in the place of those that were there', async () => {
    const { metadata, productId, served } = await aSyncDefectDojo({ version });
    Object.assign(served.store.products.get(productId) ?? {}, { tags: ['Payments', 'asvs:5.0.0-v1'] });
    expect(await metadata.replaceProductTags(productId, ['payments', 'asvs:5.0.0-v2'])).toBe('done');
    const tags = (await metadata.productTags(productId))?.map((tag) => tag.toLowerCase());
    expect(tags?.toSorted()).toEqual(['asvs:5.0.0-v2', 'payments']);
  });

  it('take a metadata value, and another one in its place', async () => {
    const { metadata, productId, served } = await aSyncDefectDojo({ version });
    served.store.metadata.insert({ product: productId, finding: null, name: 'owner', value: 'team-pay' });
    expect(await metadata.putProductMetadata(productId, asvs)).toBe('done');
    expect(await metadata.putProductMetadata(productId, { ...asvs, value: '5.0.0 L2' })).toBe('done');
    expect(await metadata.createProductMetadata(productId, { ...asvs, value: '5.0.0 L1 V1' })).toBe('taken');
    expect(await metadata.productMetadata(productId)).toEqual(
      new Map([
        ['owner', 'team-pay'],
        [asvs.name, '5.0.0 L2'],
      ]),
    );
  });
});

describe('product metadata', () => {
  it('are created without a look where nothing of the name is there', async () => {
    const { metadata, productId, usageNow } = await aSyncDefectDojo();
    const reads = usageNow().read.calls;
    expect(await metadata.createProductMetadata(productId, asvs)).toBe('done');
    expect(usageNow().read.calls).toBe(reads);
    expect(await metadata.productMetadata(productId)).toEqual(new Map([[asvs.name, asvs.value]]));
  });

  it('cost no write when the value is there', async () => {
    const { metadata, productId, usageNow } = await aSyncDefectDojo();
    await metadata.putProductMetadata(productId, asvs);
    const writes = usageNow().write.calls;
    await metadata.putProductMetadata(productId, asvs);
    expect(usageNow().write.calls).toBe(writes);
  });

  it('are rejected when longer than DefectDojo takes', async () => {
    const { metadata, productId } = await aSyncDefectDojo();
    const failure = await failureOf(metadata.putProductMetadata(productId, { ...asvs, value: 'V'.repeat(301) }));
    expect(failure).toMatchObject({ kind: 'rejected', status: 400 });
    expect(String(failure)).toContain('value: Ensure this field has no more than 300 characters');
  });

  it('are denied to a key that may only bring in findings', async () => {
    const { served, productId } = await aSyncDefectDojo({ version: '2.58.4' });
    const { id, apiKey } = served.userWithKey();
    served.store.members.insert({ user: id, role: 2, target: { product: productId }, throughGroup: false });
    const { metadata } = aSyncClient({ baseUrl: served.url, apiKey });
    const denied = { code: 'permission_denied', kind: 'setup', status: 403 };
    expect(await failureOf(metadata.putProductMetadata(productId, asvs))).toMatchObject(denied);
    expect(await failureOf(metadata.replaceProductTags(productId, ['gecko']))).toMatchObject(denied);
  });

  it('are not believed when they are those of another product', async () => {
    const { metadata, productId, served } = await aSyncDefectDojo();
    served.controls.faults.order({
      path: '/api/v2/metadata/',
      times: 2,
      effect: {
        kind: 'status',
        status: 200,
        body: { count: 1, results: [{ id: 1, product: productId + 1, name: asvs.name, value: asvs.value }] },
      },
    });
    expect(await failureOf(metadata.putProductMetadata(productId, asvs))).toMatchObject({ code: 'unexpected_answer' });
    expect(await failureOf(metadata.productMetadata(productId))).toMatchObject({ code: 'unexpected_answer' });
  });
});

it('tells that an engagement or product is gone', async () => {
  const { dojo, findings, metadata } = await aSyncDefectDojo();
  expect(await findings.engagement(999)).toBeUndefined();
  expect(await dojo.product(999)).toBeUndefined();
  expect(await metadata.productTags(999)).toBeUndefined();
  expect(await metadata.productMetadata(999)).toBeUndefined();
  expect(await metadata.replaceProductTags(999, ['gecko'])).toBe('gone');
  expect(await metadata.putProductMetadata(999, asvs)).toBe('gone');
  expect(await metadata.createProductMetadata(999, asvs)).toBe('gone');
});
