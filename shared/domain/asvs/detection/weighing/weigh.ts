import type { DetectedSection } from '../detection.ts';
import { evidenceMaxCount } from '../evidence-limits.ts';
import type { Observation } from './observation.ts';

/** From this sum on a chapter is assigned, in hundredths. */
const foundFrom = 100;
/** From this sum on it is suggested. */
const suggestedFrom = 60;

/** What one kind of signal can add at most, so that many weak signs of one kind don't make a strong one. */
const capBySignal: Readonly<Record<Observation['signal'], number>> = {
  endpoint: 200,
  wiki: 140,
  subject: 200,
  finding: 100,
  file: 50,
  always: 100,
};

/** A chapter's weighed evidence; undefined where it is too thin even to suggest it. More observations never weigh less. */
export function weigh(observations: readonly Observation[]): Omit<DetectedSection, 'chapter'> | undefined {
  const sum = Object.entries(capBySignal).reduce((total, [signal, cap]) => {
    const own = observations.filter((observation) => observation.signal === signal);
    return (
      total +
      Math.min(
        cap,
        own.reduce((weights, { weight }) => weights + weight, 0),
      )
    );
  }, 0);
  if (sum < suggestedFrom) return undefined;
  return { strength: sum < foundFrom ? 'suggested' : 'found', evidence: strongest(observations) };
}

/** Of those that suffice alone the first come first: what endpoints show is firmer than what is written about them. */
function strongest(observations: readonly Observation[]): DetectedSection['evidence'] {
  return observations
    .toSorted((one, other) => Math.min(foundFrom, other.weight) - Math.min(foundFrom, one.weight))
    .slice(0, evidenceMaxCount)
    .map(({ evidence }) => evidence);
}
