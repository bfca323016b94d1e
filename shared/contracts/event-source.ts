/** `source` of every event that Gecko's scanner puts on the bus. */
export const geckoEventSource = 'gecko.scanner';

/** `detail-type` of the events this service consumes; the rule matches exactly these. */
export const detailTypes = {
  scanCompleted: 'Scan Completed',
  findingStatusChanged: 'Finding Status Changed',
} as const;

/** Where each of these events names its team, as EventBridge reads paths: there the rule finds the message's group. */
export const teamIdPath = '$.detail.teamId';
