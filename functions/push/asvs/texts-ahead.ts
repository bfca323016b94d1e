import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import type { GeckoScanTexts } from '../../../shared/ports/gecko-scan-texts.ts';
import type { Work } from '../reconcile/work.ts';
import { isDetectionDue } from './detect-chapters.ts';

type Texts = { readonly [Text in keyof GeckoScanTexts]: ReturnType<GeckoScanTexts[Text]> };

/**
 * The work with the texts of its scan on their way already, where chapters will be detected from them: Gecko writes them while
 * it is asked for the listings, too. Each is asked for once more only if it failed.
 */
export function withTextsAhead(work: Work, { scanId }: BaselineScan): Work {
  const { gecko } = work;
  const begun = begin(work, scanId);
  const unlessFailed = async <Text extends keyof Texts>(text: Text, wanted: string) => {
    const read = wanted === scanId ? await (await begun)?.[text] : undefined;
    // While it was busy with listings it may have failed at what it gives by now.
    return read?.kind === 'failed' ? undefined : read;
  };
  return {
    ...work,
    gecko: {
      ...gecko,
      endpoints: async (wanted) => (await unlessFailed('endpoints', wanted)) ?? gecko.endpoints(wanted),
      wiki: async (wanted) => (await unlessFailed('wiki', wanted)) ?? gecko.wiki(wanted),
    },
  };
}

/** Undefined where none will be needed, or that can't be told: then whoever needs them asks, and meets what is wrong. */
async function begin(work: Work, scanId: string): Promise<Texts | undefined> {
  try {
    if (!isDetectionDue(await work.asvs.detection(work.key), scanId, work)) return undefined;
  } catch {
    return undefined;
  }
  const texts = { endpoints: work.gecko.endpoints(scanId), wiki: work.gecko.wiki(scanId) };
  // A sync that ends before it needs them leaves them alone, whatever became of them.
  for (const text of Object.values(texts)) text.catch(() => {});
  return texts;
}
