import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type NotificationDetail, notificationDetailTypes, notificationSource } from '../contracts/notification.ts';
import { NotificationError, type Notifier } from '../ports/notices.ts';

/** {@link Notifier} by events on a bus. */
export function createEventBridgeNotifier(client: EventBridgeClient, busName: string): Notifier {
  return {
    async tell({ teamId, repositoryId }, { kind, noticeId, code, reason, since }) {
      const about = repositoryId === undefined ? { teamId } : { teamId, repositoryId };
      const detail: NotificationDetail = { version: '1', noticeId, ...about, code, reason, since };
      const { FailedEntryCount = 0, Entries = [] } = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: busName,
              Source: notificationSource,
              DetailType: notificationDetailTypes[kind],
              Detail: JSON.stringify(detail),
            },
          ],
        }),
      );
      // PutEvents answers 200 even where the bus took nothing (EventBridge API, PutEvents).
      if (FailedEntryCount === 0) return;
      const [entry] = Entries;
      throw new NotificationError(`The event bus refused the event: ${entry?.ErrorCode} ${entry?.ErrorMessage}`);
    },
  };
}
