import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { ExportStack } from '../../infra/export-stack.ts';
import { acknowledgeExceptions, addSecurityChecks } from '../../infra/security-checks.ts';
import { readStageConfig } from '../../infra/stage-config.ts';
import { appWith } from './synthesize.ts';

function checkedApp(overrides: Record<string, unknown>) {
  const app = appWith(overrides);
  const stack = new ExportStack(app, 'Checked', { config: readStageConfig(app.node), serviceVersion: '0.0.0' });
  acknowledgeExceptions(stack);
  addSecurityChecks(app);
  return { app, stack };
}

describe('the security checks', () => {
  it.each([
    { stage: 'dev' },
    { stage: 'prod' },
    { stage: 'local' },
    { stage: 'prod', egress: 'static', encryption: 'own-key', scannerAccountId: '123456789012' },
    { stage: 'dev', existingEventBusName: 'gecko-events' },
  ])('pass for %j', (overrides) => {
    expect(() => checkedApp(overrides).app.synth()).not.toThrow();
  });

  it('fail the synth for a resource that breaks a rule', () => {
    const { app, stack } = checkedApp({ stage: 'dev' });
    new Queue(stack, 'OpenQueue');
    expect(() => app.synth()).toThrow();
  });
});
