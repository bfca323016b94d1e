import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnEIP,
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  type IVpc,
  NatProvider,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { defectDojoPorts } from '../../shared/contracts/defectdojo-ports.ts';

/** What the network needs to know of its stage. */
export interface FixedEgressProps {
  /** Customers' firewalls name the addresses, so they live as long as the stage's data. */
  readonly removalPolicy: RemovalPolicy;
  /** Takes what the security group refused. */
  readonly flowLog: LogGroup;
}

/** One in each zone, so that a zone that fails stops nothing. */
const zones = 2;

/**
 * A network whose functions reach the world from fixed addresses, for customers whose firewall lets known callers in:
 * private subnets, a NAT gateway with an Elastic IP in each zone, DynamoDB by a gateway endpoint, and nothing out but HTTPS.
 */
export class FixedEgress extends Construct {
  readonly vpc: IVpc;
  readonly securityGroup: SecurityGroup;
  /** Where calls come from. */
  readonly addresses: readonly string[];

  constructor(scope: Construct, id: string, { removalPolicy, flowLog }: FixedEgressProps) {
    super(scope, id);
    const elasticIps = Array.from({ length: zones }, (_, index) => new CfnEIP(this, `Address${index + 1}`));
    for (const ip of elasticIps) ip.applyRemovalPolicy(removalPolicy);
    this.addresses = elasticIps.map((ip) => ip.attrPublicIp);
    // The CDK's own declarations disagree under exactOptionalPropertyTypes: `vpnGatewayId` of a Vpc may be undefined.
    this.vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.0.0.0/20'),
      maxAzs: zones,
      natGatewayProvider: NatProvider.gateway({ eipAllocationIds: elasticIps.map((ip) => ip.attrAllocationId) }),
      subnetConfiguration: [
        { name: 'Public', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
        { name: 'Functions', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      ],
      gatewayEndpoints: { DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
      flowLogs: {
        Refused: {
          destination: FlowLogDestination.toCloudWatchLogs(flowLog, this.#roleOfFlowLog()),
          trafficType: FlowLogTrafficType.REJECT,
        },
      },
      // Emptying it takes a function of the CDK's with rights of its own; nothing of ours is put into that group.
      restrictDefaultSecurityGroup: false,
    }) as IVpc;
    this.securityGroup = this.#outwardOnly();
  }

  /** Not the CDK's own, which would serve flow logs of any account. */
  #roleOfFlowLog(): Role {
    const { account } = Stack.of(this);
    return new Role(this, 'FlowLogRole', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
  }

  /** Gecko, the AWS services and most DefectDojos answer at 443. */
  #outwardOnly(): SecurityGroup {
    const group = new SecurityGroup(this, 'Outward', {
      vpc: this.vpc,
      description: 'Functions of the export to DefectDojo: HTTPS out, nothing in',
      allowAllOutbound: false,
    });
    for (const port of defectDojoPorts) group.addEgressRule(Peer.anyIpv4(), Port.tcp(port), `HTTPS at ${port}`);
    return group;
  }
}
