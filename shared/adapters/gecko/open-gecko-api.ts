import type { GeckoApi } from '../../ports/gecko-api.ts';
import type { GeckoRepositories } from '../../ports/gecko-repositories.ts';
import type { GeckoScanTexts } from '../../ports/gecko-scan-texts.ts';
import { createHttpGeckoApi, type HttpGeckoApiOptions } from './http-gecko-api.ts';
import { createHttpGeckoRepositories } from './http-gecko-repositories.ts';
import { createHttpGeckoScanTexts } from './http-gecko-scan-texts.ts';

/** All of Gecko's API that a sync reads. Call `close` when done with it. */
export function openGeckoApi(
  options: HttpGeckoApiOptions,
): GeckoApi & GeckoScanTexts & GeckoRepositories & { close(): Promise<void> } {
  const findings = createHttpGeckoApi(options);
  const texts = createHttpGeckoScanTexts(options);
  const repositories = createHttpGeckoRepositories(options);
  const close = async () => {
    await Promise.all([findings.close(), texts.close(), repositories.close()]);
  };
  return { ...findings, ...texts, ...repositories, close };
}
