import { CfnResource, type Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { nodeOptions } from '../constructs/node-function.ts';

/**
 * What the emulator's CloudFormation can't create (MiniStack 1.5.33). Template tests cover these resources instead, and
 * the API's CORS too: the emulator takes it from a template, but then answers every browser's preflight with 403.
 */
const unsupportedResourceTypes = new Set([
  // "Unsupported resource type"; the local stage makes the archive by the API (event-archive.ts).
  'AWS::Events::Archive',
]);

/** The emulator runs functions behind code of its own, which has Node warn of `url.parse` in each function's log. */
const optionsOnEmulator = `${nodeOptions} --disable-warning=DEP0169`;

/** Removes from the local stage what the emulator lacks, and hushes what it alone says in the functions' logs. */
export function leaveOutEmulatorGaps(stack: Stack): void {
  for (const construct of stack.node.findAll()) {
    if (construct instanceof LambdaFunction) construct.addEnvironment('NODE_OPTIONS', optionsOnEmulator);
    if (CfnResource.isCfnResource(construct) && unsupportedResourceTypes.has(construct.cfnResourceType)) {
      construct.node.scope?.node.tryRemoveChild(construct.node.id);
    }
  }
}
