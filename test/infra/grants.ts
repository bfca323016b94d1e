import type { Stack } from 'aws-cdk-lib';
import { expect } from 'vitest';
import { resourcesOf } from './synthesize.ts';

/** What a function may do to a resource. */
export interface Grant {
  readonly title: string;
  readonly resource: string;
  readonly actions: readonly string[];
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What `infra/README.md` calls the functions, by how their roles are named in the template. */
const functionTitles: readonly (readonly [string, string])[] = [
  ['SyncPush', 'push'],
  ['Sweep', 'sweep'],
  ['Api', 'API'],
];

/** What `infra/README.md` calls the resources that the functions reach, by how their ARNs are written in the template. */
const resourceNames: readonly (readonly [RegExp, string])[] = [
  [/^\{"Fn::GetAtt":\["(SyncPush|SweepHandler|ApiHandler)Logs/, 'its log group'],
  [/^\{"Fn::GetAtt":\["SyncSyncQueue/, 'sync queue'],
  [/^\{"Fn::GetAtt":\["SyncSyncDeadLetters/, 'sync dead-letter queue'],
  [/^\{"Fn::GetAtt":\["SyncBus/, 'event bus'],
  [/^\{"Fn::GetAtt":\["StoreTable/, 'table'],
  [/"StoreTable[^"]+","Arn"\]\},"\/index\/due"\]\]\}$/, 'index `due` of the table'],
  [/^\{"Fn::GetAtt":\["FoundationEncryption/, "the stage's own key"],
  [/^"\*"$/, 'network interfaces'],
  [/:secret:gecko-defectdojo\/dev\/\*"\]\]\}$/, 'secrets below `gecko-defectdojo/<stage>/`'],
];

/** Everything that the functions of a stack may do, by function and resource, however the template bundles it. */
export function grantsOf(stack: Stack): Grant[] {
  return Object.values(resourcesOf(stack, 'AWS::Lambda::Function')).flatMap(({ Properties }) => {
    const roleId = (Properties['Role'] as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
    const title = functionTitles.find(([prefix]) => roleId.startsWith(prefix))?.[1] ?? roleId;
    const single = statementsOf(stack, roleId).flatMap(({ Action, Resource }) =>
      [Resource].flat().map((resource) => ({ resource: nameOf(JSON.stringify(resource)), actions: [Action].flat() })),
    );
    return Object.entries(Object.groupBy(single, ({ resource }) => resource)).map(([resource, grants = []]) => ({
      title,
      resource,
      actions: grants.flatMap(({ actions }) => actions).toSorted(),
    }));
  });
}

const nameOf = (arn: string) => resourceNames.find(([pattern]) => pattern.test(arn))?.[1] ?? arn;

function statementsOf(stack: Stack, roleId: string): Statement[] {
  const role = resourcesOf(stack, 'AWS::IAM::Role')[roleId];
  expect(role?.Properties['ManagedPolicyArns'] ?? []).toEqual([]);
  const inline = (role?.Properties['Policies'] ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
  const attached = Object.values(resourcesOf(stack, 'AWS::IAM::Policy'))
    .map(({ Properties }) => Properties as { Roles: unknown; PolicyDocument: { Statement: Statement[] } })
    .filter(({ Roles }) => JSON.stringify(Roles).includes(`"${roleId}"`));
  return [...inline, ...attached]
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow');
}
