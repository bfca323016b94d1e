import type { AsvsDetection, DetectedSection } from './detection.ts';
import type { DetectionFinding } from './input/detection-input.ts';

/** From this score on Gecko calls a finding critical. */
const criticalFrom = 9;

/**
 * L2 for a service with accounts, personal or payment data, since most applications that hold something worth protecting
 * should strive for it; else L1. Never L3. Each reason is a sentence that quotes what it rests on.
 */
export function proposeLevel(
  sections: readonly DetectedSection[],
  endpointCount: number,
  findings: readonly DetectionFinding[],
): AsvsDetection['level'] {
  const exposure =
    endpointCount > 0 ? `It serves ${counted(endpointCount, 'endpoint')}.` : 'No endpoints are known of it.';
  const risks = [
    riskOf(sections, ['V6', 'V7'], 'It has accounts'),
    riskOf(sections, ['V14'], 'It handles personal, payment or other private data'),
  ].filter((reason) => reason !== undefined);
  const critical = findings.filter(({ severity }) => (severity ?? 0) >= criticalFrom).length;
  const seen = critical > 0 ? [`${counted(critical, 'critical finding')} seen in it.`] : [];
  const isService =
    endpointCount > 0 || sections.some(({ chapter, strength }) => chapter === 'V4' && strength === 'found');
  if (risks.length > 0 && isService) return { proposed: 'L2', reasons: [exposure, ...risks, ...seen] };
  return {
    proposed: 'L1',
    reasons: [exposure, 'No accounts and no personal or payment data of its own were found.', ...seen],
  };
}

function riskOf(sections: readonly DetectedSection[], chapters: readonly string[], what: string): string | undefined {
  const section = sections.find(({ chapter, strength }) => strength === 'found' && chapters.includes(chapter));
  const quote = section?.evidence[0]?.quote;
  return quote === undefined ? undefined : `${what}: ${quote}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
