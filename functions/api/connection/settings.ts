import type { ConnectionSettingsInput } from '../../../shared/contracts/management-api/connection.ts';
import type { ConnectionSettings } from '../../../shared/domain/connection.ts';

/** Applies what was sent to the settings there are; what was left out stays, and null takes a choice back. */
export function changedSettings(settings: ConnectionSettings, input: ConnectionSettingsInput = {}): ConnectionSettings {
  const merged = { ...settings, ...input };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  ) as ConnectionSettings;
}

/** Whether a change of settings changes what DefectDojo should hold, or lets exports go on that were paused. */
export function changesExports(before: ConnectionSettings, after: ConnectionSettings): boolean {
  return (
    before.includeResolvedFindings !== after.includeResolvedFindings ||
    before.markVerified !== after.markVerified ||
    (!before.pushOnScanComplete && after.pushOnScanComplete)
  );
}
