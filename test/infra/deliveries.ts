import { type Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { TemplateResource } from './synthesize.ts';

/** Somebody who puts something into an encrypted queue or topic: a service of AWS, or a role. */
export interface Delivery {
  /** `events.amazonaws.com`, or the role's logical id. */
  readonly producer: string;
  /** Logical id of the queue or topic. */
  readonly target: string;
  /** Logical id of the key that encrypts it. */
  readonly key: string;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Principal?: { readonly Service?: unknown };
}

type Resources = Readonly<Record<string, TemplateResource>>;

/** Who delivers to a target that a resource of a type refers to. `[]`: it only reads, or needs no right for what it does. */
type ProducersOf = (resource: TemplateResource, target: string, resources: Resources) => readonly string[];

/** What delivers by a role, whatever names the role. */
const byRoleOf =
  (...names: readonly string[]): ProducersOf =>
  ({ Properties }) =>
    names.flatMap((name) => idsIn(valueAt(Properties, name)));

const byRoleOfFunction: ProducersOf = ({ Properties }, _target, resources) =>
  idsIn(Properties['FunctionName']).flatMap((id) => idsIn(resources[id]?.Properties['Role']));

/** A resource that isn't in here and refers to a queue or topic fails the test: somebody must say what it does there. */
const producersByType: Readonly<Record<string, ProducersOf>> = {
  'AWS::Events::Rule': () => ['events.amazonaws.com'],
  'AWS::Scheduler::Schedule': byRoleOf('Target.RoleArn'),
  'AWS::Lambda::EventInvokeConfig': byRoleOfFunction,
  // Lambda reads the queue in the function's name, and may write to a destination of what failed.
  'AWS::Lambda::EventSourceMapping': byRoleOfFunction,
  'AWS::Lambda::Function': ({ Properties }, target) =>
    // Of what stands in its environment, its role's policies tell whether it may send there.
    idsIn(Properties['DeadLetterConfig']).includes(target) ? idsIn(Properties['Role']) : [],
  'AWS::CloudWatch::Alarm': ({ Properties }, target) =>
    ['AlarmActions', 'OKActions', 'InsufficientDataActions'].some((name) => idsIn(Properties[name]).includes(target))
      ? ['cloudwatch.amazonaws.com']
      : [],
  'AWS::SNS::Subscription': ({ Properties }, target) =>
    idsIn(Properties['Endpoint']).includes(target) ? ['sns.amazonaws.com'] : [],
  'AWS::IAM::Policy': ({ Properties }, target) =>
    statementsOf(Properties).some((one) => allows(one, target)) ? idsIn(Properties['Roles']) : [],
  'AWS::SQS::QueuePolicy': ({ Properties }, target) => servicesAllowed(Properties, target),
  'AWS::SNS::TopicPolicy': ({ Properties }, target) => servicesAllowed(Properties, target),
  // SQS moves what was received too often as it is, and a dashboard reads metrics.
  'AWS::SQS::Queue': () => [],
  'AWS::CloudWatch::Dashboard': () => [],
};

/** Every way in which something gets into an encrypted queue or topic of a stack. */
export function deliveriesOf(stack: Stack): Delivery[] {
  const resources = Template.fromStack(stack).toJSON()['Resources'] as Resources;
  const found = Object.entries(resources).flatMap(([target, { Type, Properties }]) => {
    if (!['AWS::SQS::Queue', 'AWS::SNS::Topic'].includes(Type)) return [];
    return idsIn(Properties['KmsMasterKeyId']).flatMap((key) =>
      producersOf(target, resources).map((producer) => ({ producer, target, key })),
    );
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function producersOf(target: string, resources: Resources): string[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    const ofRole = resource.Type === 'AWS::IAM::Role' ? inlineStatements(resource) : [];
    if (ofRole.some((one) => allows(one, target))) return [id];
    if (resource.Type === 'AWS::IAM::Role' || id === target || !idsIn(resource.Properties).includes(target)) return [];
    const producers = producersByType[resource.Type];
    if (!producers)
      throw new Error(`What does ${id} (${resource.Type}) do with ${target}? Tell test/infra/deliveries.ts.`);
    return producers(resource, target, resources);
  });
}

/** Whether a producer may do what it takes to encrypt with a key: make a data key, and read the one that is in use. */
export function mayEncrypt(stack: Stack, { producer, key }: Delivery): boolean {
  const resources = Template.fromStack(stack).toJSON()['Resources'] as Resources;
  const actions = producer.endsWith('.amazonaws.com')
    ? statementsOf(resources[key]?.Properties, 'KeyPolicy')
        .filter((one) => one.Effect === 'Allow' && one.Principal?.Service === producer)
        .flatMap(({ Action }) => [Action].flat())
    : rightsOfRole(producer, resources)
        .filter((one) => one.Effect === 'Allow' && idsIn(one.Resource).includes(key))
        .flatMap(({ Action }) => [Action].flat());
  return ['kms:GenerateDataKey', 'kms:Decrypt'].every((needed) =>
    actions.some((action) => action === needed || action === `${needed}*`),
  );
}

function rightsOfRole(role: string, resources: Resources): Statement[] {
  const attached = Object.values(resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && idsIn(Properties['Roles']).includes(role))
    .flatMap(({ Properties }) => statementsOf(Properties));
  return [...attached, ...(resources[role] ? inlineStatements(resources[role]) : [])];
}

function inlineStatements({ Properties }: TemplateResource): Statement[] {
  return ((Properties['Policies'] ?? []) as Record<string, unknown>[]).flatMap((policy) => statementsOf(policy));
}

function statementsOf(properties: Record<string, unknown> | undefined, name = 'PolicyDocument'): Statement[] {
  return [(properties?.[name] as { Statement: Statement | Statement[] } | undefined)?.Statement ?? []].flat();
}

/** Whether a statement lets somebody put something into a target. */
function allows({ Effect, Action, Resource }: Statement, target: string): boolean {
  const puts = [Action].flat().some((action) => ['sqs:SendMessage', 'sns:Publish', 'sqs:*', 'sns:*'].includes(action));
  return Effect === 'Allow' && puts && idsIn(Resource).includes(target);
}

function servicesAllowed(properties: Record<string, unknown>, target: string): string[] {
  return statementsOf(properties)
    .filter((one) => allows(one, target))
    .flatMap(({ Principal }) => [Principal?.Service ?? []].flat().map(String));
}

/** Logical ids that a value refers to. */
function idsIn(value: unknown): string[] {
  if (Token.isUnresolved(value) || typeof value !== 'object' || value === null) return [];
  if ('Ref' in value) return [String(value.Ref)];
  if ('Fn::GetAtt' in value) return [String((value['Fn::GetAtt'] as unknown[])[0])];
  return Object.values(value).flatMap(idsIn);
}

function valueAt(properties: Record<string, unknown>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], properties);
}
