import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { ExportStack } from '../../infra/export-stack.ts';
import { acknowledgeExceptions, addSecurityChecks } from '../../infra/security-checks.ts';
import { readStageConfig } from '../../infra/stage-config.ts';
import { appWith } from './synthesize.ts';

function checkedApp(stage: string) {
  const app = appWith({ stage });
  const stack = new ExportStack(app, 'Checked', { config: readStageConfig(app.node), serviceVersion: '0.0.0' });
  acknowledgeExceptions(stack);
  addSecurityChecks(app);
  return { app, stack };
}

describe('the security checks', () => {
  it.each(['dev', 'prod', 'local'])('pass for the stage %s', (stage) => {
    expect(() => checkedApp(stage).app.synth()).not.toThrow();
  });

  it('fail the synth for a resource that breaks a rule', () => {
    const { app, stack } = checkedApp('dev');
    new Queue(stack, 'OpenQueue');
    expect(() => app.synth()).toThrow();
  });
});
