import { App } from 'aws-cdk-lib';
import packageJson from '../package.json' with { type: 'json' };
import { ExportStack } from './export-stack.ts';
import { localAccount, localRegion, requireEmulatorAccount } from './local/emulator-access.ts';
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
  // The CLI's word for whose account its credentials are; absent where it has none.
  if (config.stage === 'local') requireEmulatorAccount(process.env['CDK_DEFAULT_ACCOUNT']);
  const stack = new ExportStack(app, `GeckoDefectDojo-${config.stage}`, {
    config,
    serviceVersion: packageJson.version,
    terminationProtection: config.dataLifetime === 'retained',
    // Named, so that the CLI refuses to deploy it anywhere else, whatever its credentials are by then.
    ...(config.stage === 'local' ? { env: { account: localAccount, region: localRegion } } : {}),
  });
  if (config.stage === 'local') leaveOutEmulatorGaps(stack);
  acknowledgeExceptions(stack);
  addSecurityChecks(app);
}
