import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stackOf, type TemplateResource } from './synthesize.ts';

/** Something that a service of AWS may do, in whoever's name it asks. */
interface ServiceGrant {
  readonly where: string;
  readonly service: string;
  /** What must be true of the request, as the template has it. */
  readonly condition: string;
}

/** Every grant to a service: of policies of resources and keys, of roles, and of functions. */
function serviceGrantsOf(overrides: Record<string, unknown>): ServiceGrant[] {
  const resources: Record<string, TemplateResource> = Template.fromStack(stackOf(overrides)).toJSON()['Resources'];
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    if (Type === 'AWS::Lambda::Permission') {
      const { Principal, SourceArn, SourceAccount } = Properties;
      return [{ where: id, service: String(Principal), condition: JSON.stringify({ SourceArn, SourceAccount }) }];
    }
    return grantsIn(Properties).map((grant) => ({ ...grant, where: id }));
  });
}

function grantsIn(value: unknown): Omit<ServiceGrant, 'where'>[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Principal, Condition = {} } = value as { Principal?: { Service?: unknown }; Condition?: unknown };
  const own = Principal?.Service === undefined ? [] : [Principal.Service].flat();
  return [
    ...own.map((service) => ({
      service: typeof service === 'string' ? service : JSON.stringify(service),
      condition: JSON.stringify(Condition),
    })),
    ...Object.values(value).flatMap(grantsIn),
  ];
}

/** The account itself, or what is of it: the ARN of one of the stack's own resources, or one with the account in it. */
const ofThisAccount = /\{"Ref":"AWS::AccountId"\}|"(aws:SourceArn|SourceArn)":\{"Fn::GetAtt"/;

describe.each([
  { stage: 'dev' },
  { stage: 'prod', encryption: 'own-key', egress: 'static', scannerAccountId: '123456789012' },
  { stage: 'prod', encryption: 'own-key', existingEventBusName: 'gecko' },
])('the stack of %j', (overrides) => {
  it('lets services act for this account alone, so that nobody else can have them do it', () => {
    const grants = serviceGrantsOf(overrides);
    expect(grants.length).toBeGreaterThan(9);
    // Lambda takes a role on the word of whoever may pass it, which nobody of another account can; it tells no source.
    const others = grants.filter(({ service }) => service !== 'lambda.amazonaws.com');
    expect(others.filter(({ condition }) => !ofThisAccount.test(condition))).toEqual([]);
  });

  it('names the account for the topic of alarms and for its key', () => {
    const ofAlarms = serviceGrantsOf(overrides).filter(({ service }) => service === 'cloudwatch.amazonaws.com');
    expect(ofAlarms.map(({ where }) => where.replace(/[0-9A-F]{8}$/, '')).toSorted()).toEqual([
      'AlarmsTopicKey',
      'AlarmsTopicPolicy',
    ]);
    for (const { condition } of ofAlarms) {
      expect(JSON.parse(condition)).toMatchObject({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    }
  });
});
