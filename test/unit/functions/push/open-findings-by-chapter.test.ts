import { beforeEach, describe, expect, it } from 'vitest';
import { noOpenFindings, openFindingsIn } from '../../../../shared/domain/asvs/open-findings.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

/** A row of an open finding: SQL injection, unless told otherwise. */
const row = (id: string, fields: object = {}): Row => ({ id, cwe: 'CWE-89', severity: 8, ...fields });

beforeEach(async () => {
  world = await createSyncWorld();
});

async function openIn(chapter: 'V1' | 'V6' | 'V8') {
  const counts = await world.asvs.openFindings(world.key);
  return counts && openFindingsIn(counts, '5.0.0', chapter);
}

describe('a sync', () => {
  it('keeps how many findings are open by chapter and severity, and closed ones no longer', async () => {
    await world.connect();
    await world.tell(await world.scan([row('a'), row('b', { severity: 9.5 }), row('c', { cwe: 'CWE-287' })]));
    expect(await openIn('V1')).toEqual({ ...noOpenFindings, High: 1, Critical: 1 });
    expect(await openIn('V6')).toEqual({ ...noOpenFindings, High: 1 });
    await world.tell(await world.scan([row('a', { status: 'fixed' }), row('c', { cwe: 'CWE-287' })]));
    expect(await openIn('V1')).toEqual(noOpenFindings);
    expect(await openIn('V6')).toEqual({ ...noOpenFindings, High: 1 });
  });

  it('counts by type what has no CWE, and findings that the settings leave out of DefectDojo', async () => {
    await world.connect();
    await world.changeSettings({ minimumSeverity: 'Critical' });
    await world.tell(await world.scan([row('a', { cwe: null, type: 'IDOR' }), row('b', { status: 'false_positive' })]));
    expect(await openIn('V8')).toEqual({ ...noOpenFindings, High: 1 });
    expect(await openIn('V1')).toEqual(noOpenFindings);
  });

  it('of a repository without findings keeps that nothing is open', async () => {
    await world.connect();
    expect(await openIn('V1')).toBeUndefined();
    await world.tell(await world.scan([]));
    expect(await openIn('V1')).toEqual(noOpenFindings);
  });

  it('leaves the counts as they are where a listing may lack rows', async () => {
    await world.connect();
    await world.tell(await world.scan([row('a')]));
    await world.tell(await world.scan([row('b', { cwe: 'CWE-287' }), row('x'.repeat(501))]));
    expect(await openIn('V1')).toEqual({ ...noOpenFindings, High: 1 });
    expect(await openIn('V6')).toEqual(noOpenFindings);
  });

  it('writes the counts only when they changed', async () => {
    await world.connect();
    const { putOpenFindings } = world.asvs;
    let writes = 0;
    world.asvs.putOpenFindings = async (...counts) => {
      writes += 1;
      await putOpenFindings(...counts);
    };
    await world.tell(await world.scan([row('a')]));
    await world.tell(await world.scan([row('a', { title: 'Other words' })]));
    expect(writes).toBe(1);
  });
});
