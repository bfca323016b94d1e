import { isDeepStrictEqual } from 'node:util';
import type { ConnectionSettingsInput } from '../../../shared/contracts/management-api/connection.ts';
import { defaultHoldThresholds } from '../../../shared/domain/holds/judge-holds.ts';
import type { ConnectionSettings } from '../../../shared/domain/team/connection.ts';

/** Applies what was sent to the settings there are; what was left out stays, and null takes a choice back. */
export function changedSettings(settings: ConnectionSettings, input: ConnectionSettingsInput = {}): ConnectionSettings {
  const { holdThresholds, ...others } = given(input) as ConnectionSettingsInput;
  const merged = { ...settings, ...others, ...changedThresholds(settings, holdThresholds) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as ConnectionSettings;
}

function changedThresholds(
  { holdThresholds }: ConnectionSettings,
  input: ConnectionSettingsInput['holdThresholds'],
): { holdThresholds?: unknown } {
  if (input === undefined) return {};
  return { holdThresholds: input && { ...defaultHoldThresholds, ...holdThresholds, ...given(input) } };
}

function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Whether a change of settings changes what DefectDojo should hold, or lets exports go on that were paused. */
export function changesExports(before: ConnectionSettings, after: ConnectionSettings): boolean {
  const plan = ({
    pushOnScanComplete: _pause,
    defaultProductTypeId: _place,
    maxConcurrentCalls: _pace,
    ...rest
  }: ConnectionSettings) => rest;
  const resumed = !before.pushOnScanComplete && after.pushOnScanComplete;
  return resumed || !isDeepStrictEqual(plan(before), plan(after));
}
