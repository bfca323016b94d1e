import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf();

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What the README calls the resources that the functions reach, by how their ARNs are written in the template. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^\{"Fn::GetAtt":\["(SyncPush|SweepHandler|ApiHandler)Logs/, 'its log group'],
  [/^\{"Fn::GetAtt":\["SyncSyncQueue/, 'sync queue'],
  [/^\{"Fn::GetAtt":\["SyncSyncDeadLetters/, 'sync dead-letter queue'],
  [/^\{"Fn::GetAtt":\["SyncBus/, 'event bus'],
  [/^\{"Fn::GetAtt":\["StoreTable/, 'table'],
  [/"StoreTable[^"]+","Arn"\]\},"\/index\/due"\]\]\}$/, 'index `due` of the table'],
  [/:secret:gecko-defectdojo\/dev\/\*"\]\]\}$/, 'secrets below `gecko-defectdojo/<stage>/`'],
];

const titles = [
  ['SyncPush', 'push'],
  ['Sweep', 'sweep'],
  ['Api', 'API'],
] as const;

/** Rows as the README's table has them: function, resource, actions. */
function rowsOf(roleId: string): string[] {
  const role = resourcesOf(stack, 'AWS::IAM::Role')[roleId];
  expect(role?.Properties['ManagedPolicyArns'] ?? []).toEqual([]);
  const inline = (role?.Properties['Policies'] ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
  const attached = Object.values(resourcesOf(stack, 'AWS::IAM::Policy'))
    .map(({ Properties }) => Properties as { Roles: unknown; PolicyDocument: { Statement: Statement[] } })
    .filter(({ Roles }) => JSON.stringify(Roles).includes(`"${roleId}"`));
  const title = titles.find(([start]) => roleId.startsWith(start))?.[1] ?? roleId;
  return [...inline, ...attached]
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map(({ Action, Resource }) => {
      const arn = JSON.stringify(Resource);
      const name = names.find(([pattern]) => pattern.test(arn))?.[1] ?? arn;
      return `| ${title} | ${name} | ${[Action].flat().toSorted().join(', ')} |`;
    });
}

it('each function may do what the README says, and nothing else', () => {
  const roleIds = Object.values(resourcesOf(stack, 'AWS::Lambda::Function')).map(
    ({ Properties }) => (Properties['Role'] as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0],
  );
  const section = readFileSync('README.md', 'utf8').split('### What each function may do')[1]?.split('\n#')[0] ?? '';
  const told = section.split('\n').filter((line) => /^\| (?!function|---)/.test(line));
  expect(told.toSorted()).toEqual(roleIds.flatMap(rowsOf).toSorted());
});
