import type { AsvsStore } from '../../shared/ports/asvs-store.ts';
import type { DueList } from '../../shared/ports/due-list.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { InstanceSlots } from '../../shared/ports/instance-slots.ts';
import type { NoticeStore } from '../../shared/ports/notices.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';

/**
 * Writes that the SDK may make twice, since each is one call and the answer to the first may get lost. Writes that are made
 * in transactions aren't: DynamoDB knows them again by their token.
 */
export const repeatedWrites = {
  store: [
    'acquire',
    'release',
    'postpone',
    'defer',
    'planDriftCheck',
    'rememberBaseline',
    'putPlacement',
    'recordRun',
  ] satisfies readonly (keyof SyncStore)[],
  slots: ['take', 'free', 'rememberCallsAtOnce', 'rememberUploadGate'] satisfies readonly (keyof InstanceSlots)[],
  line: ['discard', 'forget'] satisfies readonly (keyof InstanceLine)[],
  notices: ['replaceNotice'] satisfies readonly (keyof NoticeStore)[],
  teams: [
    'noteConnection',
    'noteVerified',
    'noteMapping',
    'noteRepository',
    'noteSyncsAskedFor',
  ] satisfies readonly (keyof TeamStore)[],
  due: ['putOff'] satisfies readonly (keyof DueList<unknown>)[],
  asvs: ['putOpenFindings'] satisfies readonly (keyof AsvsStore)[],
} as const;

/** A port some of whose writes are made twice; told is what the second one answers. */
export function repeating<Port extends object>(port: Port, writes: readonly (keyof Port)[]): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || !writes.includes(name as keyof Port)) return method;
      return async (...parameters: unknown[]) => {
        await method.apply(target, parameters);
        return method.apply(target, parameters);
      };
    },
  });
}
