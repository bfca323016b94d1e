import { CreateArchiveCommand, EventBridgeClient, ResourceAlreadyExistsException } from '@aws-sdk/client-eventbridge';
import { detailTypes, geckoEventSource } from '../../shared/contracts/event-source.ts';
import { emulatorClientConfig } from './emulator-access.ts';

/** Name of the local stage's archive. */
const archiveName = 'GeckoDefectDojo-local';

/**
 * Has Gecko's events archived as the stack does on AWS. The emulator can replay an archive, but its CloudFormation can't
 * make one.
 *
 * @returns the name of the archive
 */
export async function archiveGeckoEvents(awsEndpointUrl: string, eventBusArn: string): Promise<string> {
  const client = new EventBridgeClient(emulatorClientConfig(awsEndpointUrl));
  const EventPattern = JSON.stringify({ source: [geckoEventSource], 'detail-type': Object.values(detailTypes) });
  try {
    await client.send(
      new CreateArchiveCommand({ ArchiveName: archiveName, EventSourceArn: eventBusArn, EventPattern }),
    );
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }
  return archiveName;
}
