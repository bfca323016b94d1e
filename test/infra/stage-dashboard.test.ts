import { describe, expect, it } from 'vitest';
import { metricNames } from '../../shared/contracts/metric-names.ts';
import { resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf({ stage: 'prod' });
const [dashboard] = Object.values(resourcesOf(stack, 'AWS::CloudWatch::Dashboard'));
const body = JSON.stringify(dashboard?.Properties['DashboardBody']);

describe('the dashboard', () => {
  it('is found by the name of its stage', () => {
    expect(dashboard?.Properties['DashboardName']).toBe('GeckoDefectDojo-prod');
  });

  it('shows the state of every alarm', () => {
    const alarms = Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm'));
    expect(alarms.length).toBeGreaterThan(10);
    for (const id of alarms) expect(body).toContain(`{"Fn::GetAtt":["${id}","Arn"]}`);
  });

  it('shows what the service measures', () => {
    // A sweep that came to its end and a share are yes or no: their alarms say it.
    const byAlarmAlone: string[] = [metricNames.sweeps, metricNames.connectionsFailing];
    for (const name of Object.values(metricNames).filter((it) => !byAlarmAlone.includes(it)))
      expect(body).toContain(name);
  });

  it('names the teams and repositories that do not get through, from the log alone', () => {
    expect(body).toContain('outcome in [');
    expect(body).toContain('by teamId, repositoryId, outcome, code');
  });
});

it('what a stage measures is told apart from other stages in the same account', () => {
  const namespaces = Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => String(Properties['Namespace']))
    .filter((name) => name.startsWith('Gecko'));
  expect(new Set(namespaces)).toEqual(new Set(['GeckoDefectDojoExport/prod']));
  expect(body).not.toMatch(/GeckoDefectDojoExport(?!\/prod)/);
});
