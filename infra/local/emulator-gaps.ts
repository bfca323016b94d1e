import { CfnResource, type Stack } from 'aws-cdk-lib';

/**
 * What the emulator's CloudFormation can't create (MiniStack 1.5.33). Template tests cover these resources instead, and
 * the API's CORS too: the emulator takes it from a template, but then answers every browser's preflight with 403.
 */
const unsupportedResourceTypes = new Set([
  // "Unsupported resource type": events can't be archived and replayed on a laptop.
  'AWS::Events::Archive',
]);

/** Removes from the local stage what the emulator lacks, and nothing else. */
export function leaveOutEmulatorGaps(stack: Stack): void {
  for (const construct of stack.node.findAll()) {
    if (CfnResource.isCfnResource(construct) && unsupportedResourceTypes.has(construct.cfnResourceType)) {
      construct.node.scope?.node.tryRemoveChild(construct.node.id);
    }
  }
}
