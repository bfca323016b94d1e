import { describe, expect, it } from 'vitest';
import { onlyOne, resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf();

describe('the sweep', () => {
  const [handlerId = ''] = Object.keys(resourcesOf(stack, 'AWS::Lambda::Function')).filter((id) =>
    id.startsWith('Sweep'),
  );
  const [, schedule] = onlyOne(resourcesOf(stack, 'AWS::Scheduler::Schedule'));
  const target = schedule.Properties['Target'] as {
    RoleArn: { 'Fn::GetAtt': [string, string] };
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [string, string] } };
  };

  it('is called every five minutes, and a call that could not be made leaves a dead letter', () => {
    expect(schedule.Properties).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      Target: { Arn: { 'Fn::GetAtt': [handlerId, 'Arn'] } },
    });
    const deadLetters = target.DeadLetterConfig.Arn['Fn::GetAtt'][0];
    expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toContain(deadLetters);
  });

  it('ends before the next one begins', () => {
    const timeoutSeconds = Number(resourcesOf(stack, 'AWS::Lambda::Function')[handlerId]?.Properties['Timeout']);
    expect(timeoutSeconds).toBeLessThan(5 * 60);
  });

  it('is called by a role that only a schedule of this account can take, and that can do nothing else', () => {
    const role = resourcesOf(stack, 'AWS::IAM::Role')[target.RoleArn['Fn::GetAtt'][0]];
    expect(role?.Properties).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [handlerId, 'Arn'] } },
              { Action: 'sqs:SendMessage', Resource: target.DeadLetterConfig.Arn },
            ],
          },
        },
      ],
    });
  });
});
