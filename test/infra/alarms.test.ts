import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf();
const alarms = Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => ({
  name: String(Properties['AlarmName']),
  description: String(Properties['AlarmDescription']),
  actions: Properties['AlarmActions'],
  goesOff: goesOff(Properties),
}));
const runbook = readFileSync('infra/RUNBOOK.md', 'utf8').split('# Without an alarm')[0] ?? '';
const articles = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((article) => [article.slice(0, article.indexOf('\n')), article]),
);

/** When an alarm goes off, as the runbook's table has it. */
function goesOff(properties: Record<string, unknown>): string {
  const { MetricName, Statistic, ExtendedStatistic, ComparisonOperator, Threshold, EvaluationPeriods, Period } =
    properties;
  expect(Period).toBe(300);
  const isSignOfLife = ComparisonOperator === 'LessThanThreshold';
  const compared = `${isSignOfLife ? '<' : '≥'} ${Threshold}${isSignOfLife ? ' or missing' : ''}`;
  return `${MetricName} (${ExtendedStatistic ?? Statistic}) ${compared} | ${EvaluationPeriods}`;
}

describe('the alarms', () => {
  it('have one article each in the runbook, and every article has its alarm', () => {
    expect(alarms.length).toBeGreaterThan(0);
    const linked = alarms.map(({ description }) => description.split('infra/RUNBOOK.md#')[1]);
    expect(linked.toSorted()).toEqual([...articles.keys()].toSorted());
  });

  it('say by name and description which stage, how urgent and what it means', () => {
    for (const { name, description } of alarms) {
      expect(name).toMatch(/^GeckoDefectDojo-dev-[a-z-]+$/);
      expect(description).toMatch(/^Severity: (page|ticket)\. Impact: .+\. Runbook: /);
      expect(description.endsWith(`#${name.replace('GeckoDefectDojo-dev-', '')}`)).toBe(true);
    }
  });

  it('are listed in the runbook with the severity and the threshold that they have', () => {
    const listed = runbook.split('\n').filter((line) => line.startsWith('| ['));
    expect(listed).toEqual(
      alarms.map(({ name, description, goesOff: when }) => {
        const article = name.replace('GeckoDefectDojo-dev-', '');
        return `| [${article}](#${article}) | ${/^Severity: (page|ticket)/.exec(description)?.[1]} | ${when} |`;
      }),
    );
  });

  it('are told to an encrypted topic that is an output of the stack', () => {
    const [topicId] = Object.keys(resourcesOf(stack, 'AWS::SNS::Topic'));
    for (const { actions } of alarms) expect(actions).toEqual([{ Ref: topicId }]);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    template.hasOutput('AlarmTopicArn', { Value: { Ref: topicId } });
  });

  it.each([...articles])('the article %s says impact, investigation and resolution', (_, article) => {
    for (const part of ['**Impact.**', '**Investigation.**', '**Resolution.**']) expect(article).toContain(part);
  });
});
