import type { Scene } from './area.ts';
import type { RatingName } from './ratings.ts';

/** Something said about a flaw where it was found. */
type Telling = (scene: Scene) => string;

type SceneWord = { [Name in keyof Scene]: Scene[Name] extends string ? Name : never }[keyof Scene];

/** Tag of a text in which words of the scene stand by their names, or are made from it. */
export function told(texts: TemplateStringsArray, ...words: readonly (SceneWord | Telling)[]): Telling {
  return (scene) =>
    String.raw({ raw: texts }, ...words.map((word) => (typeof word === 'string' ? scene[word] : word(scene))));
}

/** A kind of mistake, told in several wordings, as a scanner words it anew each time. */
export interface Flaw {
  type: 'RCE' | 'SQLI' | 'XSS' | 'SSRF' | 'LFI' | 'AFO' | 'IDOR';
  cwe: string;
  ratings: readonly RatingName[];
  file: Parameters<Scene['file']>[0];
  titles: readonly Telling[];
  texts: readonly Telling[];
  /** The vulnerable line, and the one that mends it. */
  sink: Telling;
  fix: Telling;
  /** What an attacker sends. */
  attack: Telling;
}
