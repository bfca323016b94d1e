import type { Hold } from '../../../../../shared/domain/holds/hold.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { Judgement } from '../../../../../shared/domain/plan/context.ts';
import { exported, outline, planning, saying, scan } from './a-plan.ts';

export const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index + 10}`);
const base = exported('base');
export const knownAs = (geckoIds: readonly string[], overrides: Partial<KnownFinding> = {}) =>
  geckoIds.map((geckoId): KnownFinding => ({ ...base, geckoId, ...overrides }));
export const sourceFindingOf = (geckoIds: readonly string[]) => {
  const finding = saying('base');
  return geckoIds.map((geckoId) => ({ ...finding, geckoId }));
};

export interface Scene {
  readonly gone: readonly string[];
  readonly stay?: readonly string[];
  readonly fresh?: readonly string[];
  readonly judgement?: Partial<Judgement>;
}

/** Open findings of which some are gone from Gecko, some stay, and others are new. */
export const scene = ({ gone, stay = [], fresh = [], judgement = {} }: Scene) =>
  planning({ known: knownAs([...gone, ...stay]), finding: sourceFindingOf([...stay, ...fresh]), judgement });

export const counts = (plan: ReturnType<typeof planning>) => {
  const tally: Record<string, number> = {};
  for (const what of Object.values(outline(plan))) tally[what] = (tally[what] ?? 0) + 1;
  return tally;
};

export const pendingHold = (overrides: Partial<Hold> = {}): Hold => ({
  code: 'mass_closing',
  scanId: scan.scanId,
  closings: ids('gone', 2),
  creations: [],
  open: 50,
  ...overrides,
});
