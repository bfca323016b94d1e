import { ContractError } from './contract-error.ts';
import type { RealServer } from './servers/real.ts';

/** The setting that deduplicates over a whole instance, as the topics need it. */
export interface SystemDeduplication {
  mayChange: boolean;
  /** Sees to it that the setting is so; why not, if that can't be. */
  provide(isOn: boolean): Promise<string | undefined>;
  /** Puts back what was changed. */
  putBack(): Promise<void>;
}

/** Reads the setting of a server; it is changed only with `mayChange`. */
export async function systemDeduplication(server: RealServer, mayChange: boolean): Promise<SystemDeduplication> {
  const { id, isOn: before } = await settingOf(server);
  const change = async (isOn: boolean) => {
    const { status } = await server.api('PATCH', `/system_settings/${id}/`, { enable_deduplication: isOn });
    if (status !== 200) {
      throw new ContractError('not_prepared', `System deduplication could not be changed: PATCH answered ${status}.`);
    }
  };
  return {
    mayChange,
    async provide(isOn) {
      if (mayChange) {
        await change(isOn);
        return undefined;
      }
      const state = (on: boolean) => (on ? 'on' : 'off');
      if (isOn === before) return undefined;
      return `it takes system deduplication ${state(isOn)}, which is ${state(before)} (--change-settings lets it be changed)`;
    },
    async putBack() {
      if (mayChange) await change(before);
    },
  };
}

async function settingOf({ api }: RealServer): Promise<{ id: number; isOn: boolean }> {
  const { status, json } = await api('GET', '/system_settings/');
  const [row] = (json as { results?: { id: number; enable_deduplication: boolean }[] }).results ?? [];
  if (status === 200 && row) return { id: row.id, isOn: row.enable_deduplication };
  throw new ContractError('not_prepared', `The key has to be a superuser's: system settings answered ${status}.`);
}
