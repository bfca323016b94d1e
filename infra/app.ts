import { App } from 'aws-cdk-lib';
import packageJson from '../package.json' with { type: 'json' };
import { ExportStack } from './export-stack.ts';
import { leaveOutEmulatorGaps } from './local/emulator-gaps.ts';
import { acknowledgeExceptions, addSecurityChecks } from './security-checks.ts';
import { readStageConfig, StageConfigError } from './stage-config.ts';

try {
  defineApp();
} catch (error) {
  if (!(error instanceof StageConfigError)) throw error;
  // One sentence that names the setting says more than the stack trace around it.
  console.error(error.message);
  process.exitCode = 1;
}

function defineApp(): void {
  const app = new App();
  const config = readStageConfig(app.node);
  const stack = new ExportStack(app, `GeckoDefectDojo-${config.stage}`, {
    config,
    serviceVersion: packageJson.version,
    terminationProtection: config.dataLifetime === 'retained',
  });
  if (config.stage === 'local') leaveOutEmulatorGaps(stack);
  acknowledgeExceptions(stack);
  addSecurityChecks(app);
}
