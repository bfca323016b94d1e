import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionsInCode } from './code-rights.ts';
import { grantsOf } from './grants.ts';
import { stackOf } from './synthesize.ts';

const grants = grantsOf(stackOf());
const lambdaItself = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const eventSource = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** What each function's bundle holds the code for and must not do, since the code is there for another function. */
const writesOfKeys = ['CreateSecret', 'DeleteSecret', 'PutSecretValue', 'RestoreSecret', 'TagResource'].map(
  (it) => `secretsmanager:${it}`,
);

const functions = [
  {
    title: 'push',
    entry: 'functions/push/index.ts',
    byLambda: [...lambdaItself, ...eventSource],
    withheld: writesOfKeys,
  },
  {
    title: 'sweep',
    entry: 'functions/sweep/index.ts',
    byLambda: lambdaItself,
    withheld: ['dynamodb:ConditionCheckItem', ...writesOfKeys],
  },
  {
    title: 'API',
    entry: 'functions/api/index.ts',
    byLambda: lambdaItself,
    withheld: ['dynamodb:ConditionCheckItem'],
  },
];

const section = readFileSync('infra/README.md', 'utf8').split('## What each function may do')[1]?.split('\n#')[0] ?? '';

it('each function may do what the README of the stack says, and nothing else', () => {
  const told = section.split('\n').filter((line) => /^\| (?!function|---)/.test(line));
  const granted = grants.map(({ title, resource, actions }) => `| ${title} | ${resource} | ${actions.join(', ')} |`);
  expect(told.toSorted()).toEqual(granted.toSorted());
});

it('each function may do as much more as the README of the stack says where a stage has its own key or fixed egress', () => {
  const more = grantsOf(stackOf({ egress: 'static', encryption: 'own-key' })).filter(
    ({ resource }) => !grants.some((grant) => grant.resource === resource),
  );
  expect(more).toHaveLength(2 * functions.length);
  for (const { resource, actions } of more) {
    expect(["the stage's own key", 'network interfaces']).toContain(resource);
    expect(section.replaceAll('\n', ' ')).toContain(actions.join(', '));
  }
});

it('every function of the stack is held against its code', () => {
  expect([...new Set(grants.map(({ title }) => title))].toSorted()).toEqual(
    functions.map(({ title }) => title).toSorted(),
  );
});

describe.each(functions)('the $title function', ({ title, entry, byLambda, withheld }) => {
  it('has exactly the rights that its code or Lambda in its name uses', async () => {
    const granted = grants.filter((grant) => grant.title === title).flatMap(({ actions }) => actions);
    const used = [...(await actionsInCode(entry)), ...byLambda].filter((action) => !withheld.includes(action));
    expect([...new Set(granted)].toSorted()).toEqual([...new Set(used)].toSorted());
  });
});
