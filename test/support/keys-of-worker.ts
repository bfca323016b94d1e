import type { DefectDojoKey, KeyReader } from '../../shared/ports/key-store.ts';

type Remembered = Pick<DefectDojoKey, 'apiKey' | 'gatewayHeaders'>;

/** What a worker reads as the keys of a team: those that are stored, or old ones that it has in its memory until it reads them anew. */
export function createKeysOfWorker(stored: {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly gecko: string;
}) {
  let { baseUrl } = stored;
  let apiKey: string | undefined = stored.apiKey;
  let gatewayHeaders: DefectDojoKey['gatewayHeaders'];
  let geckoKey: string | undefined = stored.gecko;
  let remembered: Remembered | undefined;
  let rememberedGeckoKey: string | undefined;

  const keys: KeyReader = {
    defectDojoKey: async (_teamId, { fresh = false } = {}) => {
      if (fresh) remembered = undefined;
      const key =
        remembered ?? (apiKey === undefined ? undefined : { apiKey, ...(gatewayHeaders && { gatewayHeaders }) });
      return key && { baseUrl, version: 1, ...key };
    },
    geckoKey: async (_teamId, { fresh = false } = {}) => {
      if (fresh) rememberedGeckoKey = undefined;
      return rememberedGeckoKey ?? geckoKey;
    },
  };

  return {
    keys,
    setApiKey: (other: string | undefined) => {
      apiKey = other;
    },
    /** The URL that the stored key is for. */
    setKeyUrl: (other: string) => {
      baseUrl = other;
    },
    setGatewayHeaders: (headers: DefectDojoKey['gatewayHeaders']) => {
      gatewayHeaders = headers;
    },
    setGeckoKey: (other: string | undefined) => {
      geckoKey = other;
    },
    remember: (old: Remembered) => {
      remembered = old;
    },
    rememberGeckoKey: (old: string) => {
      rememberedGeckoKey = old;
    },
  };
}
