import type { DataSet } from '../data-set.ts';
import { nameUuid } from '../name-uuid.ts';
import type { RowFields } from '../state.ts';
import type { Scene } from './area.ts';
import { chosen, chosenNumber } from './choice.ts';
import type { Flaw } from './flaw.ts';
import { type Rating, ratings } from './ratings.ts';
import { richerFields } from './richer-fields.ts';

/** A finding of a demo scan: what every team sees, and what only a team with richer rows does. */
export interface DemoFinding {
  fields: RowFields & { id: string };
  richer: RowFields;
}

/** Tells a flaw where it was found. The same flaw in the same place of the same repository is the same finding. */
export function toldFinding(
  repository: string,
  scene: Scene,
  { key, flaw }: { key: string; flaw: Flaw },
  scan: DataSet['scan'],
): DemoFinding {
  const seed = `${repository} ${scene.key} ${key}`;
  const id = nameUuid(`finding ${seed}`);
  const [severity, vector] = rating(seed, flaw);
  const shortDescription = chosen(`${seed} text`, flaw.texts)(scene);
  const fields = {
    id,
    severity,
    confidenceScore: chosenNumber(`${seed} confidence`, 6) === 0 ? 9 : 10,
    title: chosen(`${seed} title`, flaw.titles)(scene),
    type: flaw.type,
    cwe: flaw.cwe,
    filePath: scene.file(flaw.file),
    shortDescription,
    cvssVector: chosenNumber(`${seed} vector`, 9) === 0 ? null : vector,
  };
  return { fields, richer: richerFields(scene, flaw, { id, seed, shortDescription }, scan) };
}

/** Two of three findings are rated in CVSS 3.1, as in the API's documented example; the others in 4.0. */
function rating(seed: string, flaw: Flaw): Rating {
  const [inV31, inV40] = ratings[chosen(`${seed} rating`, flaw.ratings)];
  return chosenNumber(`${seed} version`, 3) === 0 ? inV40 : inV31;
}
