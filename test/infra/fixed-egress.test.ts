import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf({ stage: 'prod', egress: 'static' });
const template = Template.fromStack(stack);
const idsOf = (type: string) => Object.keys(resourcesOf(stack, type));

describe('with fixed egress', () => {
  it('every function lies in private subnets alone, behind the one security group', () => {
    const [securityGroup] = idsOf('AWS::EC2::SecurityGroup');
    const privateSubnets = idsOf('AWS::EC2::Subnet').filter((id) => id.includes('FunctionsSubnet'));
    expect(privateSubnets).toHaveLength(2);
    const functions = Object.values(resourcesOf(stack, 'AWS::Lambda::Function'));
    expect(functions.length).toBeGreaterThan(1);
    for (const { Properties } of functions) {
      expect(Properties['VpcConfig']).toEqual({
        SecurityGroupIds: [{ 'Fn::GetAtt': [securityGroup, 'GroupId'] }],
        SubnetIds: privateSubnets.map((Ref) => ({ Ref })),
      });
    }
  });

  it('lets nothing in, and out at 443 and 8443 alone', () => {
    const [group] = Object.values(resourcesOf(stack, 'AWS::EC2::SecurityGroup'));
    const rules = group?.Properties['SecurityGroupEgress'] as Array<Record<string, unknown>>;
    const ports = rules.map(({ IpProtocol, FromPort, ToPort }) => [IpProtocol, FromPort, ToPort]);
    expect(ports).toEqual([
      ['tcp', 443, 443],
      ['tcp', 8443, 8443],
    ]);
    expect(group?.Properties['SecurityGroupIngress']).toBeUndefined();
    expect(idsOf('AWS::EC2::SecurityGroupIngress')).toEqual([]);
    expect(idsOf('AWS::EC2::SecurityGroupEgress')).toEqual([]);
  });

  it('calls from Elastic IPs that are outputs of the stack, one for each NAT gateway, and that outlive it', () => {
    const addresses = Object.entries(resourcesOf(stack, 'AWS::EC2::EIP'));
    const gateways = Object.values(resourcesOf(stack, 'AWS::EC2::NatGateway'));
    expect(gateways.map(({ Properties }) => Properties['AllocationId'])).toEqual(
      addresses.map(([id]) => ({ 'Fn::GetAtt': [id, 'AllocationId'] })),
    );
    expect(addresses).toHaveLength(2);
    addresses.forEach(([id, { DeletionPolicy }], index) => {
      expect(DeletionPolicy).toBe('Retain');
      template.hasOutput(`EgressAddress${index + 1}`, { Value: { 'Fn::GetAtt': [id, 'PublicIp'] } });
    });
  });

  it('reaches DynamoDB without the NAT gateways', () => {
    const routeTables = idsOf('AWS::EC2::RouteTable').filter((id) => id.includes('FunctionsSubnet'));
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      ServiceName: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('dynamodb')])] },
      RouteTableIds: Match.arrayWith(routeTables.map((Ref) => ({ Ref }))),
    });
  });

  it('writes down what the security group refused', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      TrafficType: 'REJECT',
      LogDestinationType: 'cloud-watch-logs',
    });
  });

  it('adds no function of its own', () => {
    const plain = Object.keys(resourcesOf(stackOf({ stage: 'prod' }), 'AWS::Lambda::Function'));
    expect(idsOf('AWS::Lambda::Function')).toEqual(plain);
  });
});

it('without it, nothing of a network is made', () => {
  const types = Object.values(Template.fromStack(stackOf({ stage: 'prod' })).toJSON()['Resources'] as object).map(
    ({ Type }: { Type: string }) => Type,
  );
  expect(types.filter((type) => type.startsWith('AWS::EC2::'))).toEqual([]);
});
