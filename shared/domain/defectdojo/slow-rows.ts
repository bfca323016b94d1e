import { afterTurnedAway, type UploadGate, uploadLimit } from './upload-gate.ts';
import { findingsPerUploadMin } from './upload-size.ts';

/** A repository whose file had no answer is tried again every few minutes, so what comes later is another story, milliseconds. */
const sameStoryMs = 15 * 60 * 1000;

/**
 * How many findings a file of a repository may hold: no more than the smallest does, where that had no answer. Meanwhile its time-outs say
 * nothing of the files of others.
 */
export function findingsLimit(gate: UploadGate, by: string, now: Date): number {
  const limit = uploadLimit(gate, 'findings');
  return haveSlowRows(gate, by, now) ? Math.min(limit, findingsPerUploadMin) : limit;
}

/**
 * After nobody waited for the answer to a file of so many findings. Where the smallest file of a repository has none either, the
 * larger ones before it were about the rows in it, such as one that the server never gets done with: what they taught is taken back.
 *
 * @param by the repository, in a form that tells nobody which it is
 */
export function afterTimeout(gate: UploadGate, findings: number, by: string, now: Date): UploadGate {
  const story = { by, at: now.toISOString() };
  if (haveSlowRows(gate, by, now)) return { ...gate, slowRows: story };
  if (findings <= findingsPerUploadMin) return { ...takenBack(gate, by, now), slowRows: story };
  const after = afterTurnedAway(gate, 'findings', findings, now);
  if (after === gate) return gate;
  const descent = goingOn(gate.descent, by, now);
  const before = descent === undefined ? gate.findings : descent.former;
  return { ...after, descent: { ...story, ...(before === undefined ? {} : { former: before }) } };
}

/** Whether the smallest file of a repository had no answer lately. */
export function haveSlowRows({ slowRows }: UploadGate, by: string, now: Date): boolean {
  return goingOn(slowRows, by, now) !== undefined;
}

function takenBack(gate: UploadGate, by: string, now: Date): UploadGate {
  const { descent: last, findings: _learnt, ...others } = gate;
  const descent = goingOn(last, by, now);
  if (descent === undefined) return gate;
  return descent.former === undefined ? others : { ...others, findings: descent.former };
}

function goingOn<Story extends UploadGate['slowRows']>(story: Story, by: string, now: Date): Story | undefined {
  return story?.by === by && now.getTime() - Date.parse(story.at) < sameStoryMs ? story : undefined;
}
