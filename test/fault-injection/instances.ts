import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';
import type { Setting } from './history.ts';
import { productNames } from './scene.ts';
import type { Stage } from './stage.ts';

/** Two products of the customer's, which a repository may be mapped to, and a finding in each that is none of ours. */
export async function furnish(dojo: DefectDojo, apiKey: string, setting: Setting): Promise<void> {
  const post = async (path: string, body: object): Promise<number> => {
    const answer = await dojo.app.request(`http://dojo/api/v2${path}`, {
      method: 'POST',
      headers: { authorization: `Token ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return ((await answer.json()) as { id: number }).id;
  };
  for (const name of productNames) {
    const product = await post('/products/', { name, description: 'One of theirs.', prod_type: 1 });
    const record = dojo.store.products.get(product);
    if (record === undefined) throw new Error('no product');
    record.enable_simple_risk_acceptance = setting.riskAcceptance === 'simple';
    record.enable_full_risk_acceptance = setting.riskAcceptance === 'full';
    const days = { target_start: '2026-01-01', target_end: '2026-12-31' };
    const engagement = await post('/engagements/', { name: 'Pentest', product, ...days });
    const test = await post('/tests/', { engagement, test_type: 1, title: 'Pentest', ...testTimes });
    const flags = { active: true, verified: true };
    const content = { title: 'Of the pentest', severity: 'High', numerical_severity: 'S1', description: 'Theirs.' };
    await post('/findings/', { test, found_by: [1], ...content, ...flags });
  }
  dojo.store.settings.enable_deduplication = setting.deduplication;
}

/** Another DefectDojo answers behind the same URL; the key works there, and the products have the same ids. */
export async function otherInstance(stage: Stage): Promise<undefined> {
  const { dojo, ledger, setting } = stage;
  dojo.reset({ apiKey: stage.apiKey, instanceOnly: true });
  dojo.abandoned.clear();
  stage.personKey = '';
  ledger.next();
  ledger.forget();
  await furnish(dojo, stage.apiKey, setting);
}

const testTimes = { target_start: '2026-01-01T00:00:00Z', target_end: '2026-12-31T00:00:00Z' };
