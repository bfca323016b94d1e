import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryIdSchema, teamIdSchema } from '../../../../shared/domain/names/ids.ts';
import { acceptanceName, engagementName, testTitle } from '../../../../shared/domain/names/place-names.ts';

/** What a segment may be made of, letters of several bytes and pairs of surrogates included. */
const segment = fc
  .string({ unit: fc.constantFrom('a', 'B', '-', '.', ':', '…', 'ß', '東', '🦎'), minLength: 1, maxLength: 150 })
  .filter((text) => text !== '.' && text !== '..');

const repositoryId = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), segment)
  .map(([groups, name]) => [...groups, name].join('/'))
  .filter((id) => id.length <= 300)
  .map((id) => repositoryIdSchema.parse(id));

const teamId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).map((id) => teamIdSchema.parse(id));

/** Ids that differ only where a name of their length is cut. */
const twoLongIds = fc
  .tuple(repositoryId, segment, segment)
  .map(([id, one, other]) => [one, other].map((end) => `${id.padEnd(280, 'x').slice(0, 280)}/${end.slice(0, 18)}`))
  .filter((ids) => ids[0] !== ids[1] && ids.every((id) => repositoryIdSchema.safeParse(id).success))
  .map((ids) => ids.map((id) => repositoryIdSchema.parse(id)));

const day = fc.constantFrom(null, '2026-12-31');
const testId = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('the names under which a repository is found in DefectDojo', () => {
  it('fit, whatever the repository and the team are called', () => {
    fc.assert(
      fc.property(repositoryId, teamId, testId, day, (id, team, test, until) => {
        const key = { teamId: team, repositoryId: id };
        expect(testTitle(key).length).toBeLessThanOrEqual(255);
        expect(engagementName(id).length).toBeLessThanOrEqual(300);
        expect(acceptanceName(key, test, until).length).toBeLessThanOrEqual(300);
      }),
    );
  });

  it('hold the whole id where that fits, and else begin with it and are cut between characters', () => {
    fc.assert(
      fc.property(repositoryId, teamId, (id, team) => {
        const title = testTitle({ teamId: team, repositoryId: id });
        expect(title.isWellFormed()).toBe(true);
        const whole = `Gecko ${id} [${team}]`;
        if (whole.length <= 255) expect(title).toBe(whole);
        else expect(title.startsWith(`Gecko ${id.slice(0, 150)}`)).toBe(true);
        expect(title.endsWith(` [${team}]`)).toBe(true);
      }),
    );
  });

  it('are different for different repositories, even where they are cut', () => {
    fc.assert(
      fc.property(twoLongIds, teamId, ([one, other], team) => {
        if (one === undefined || other === undefined) return;
        expect(engagementName(one)).not.toBe(engagementName(other));
        const titleOf = (id: typeof one) => testTitle({ teamId: team, repositoryId: id });
        expect(titleOf(one)).not.toBe(titleOf(other));
        // What a cut name shows of the id is no id that a repository could have.
        expect(repositoryIdSchema.safeParse(titleOf(one).slice(6, -team.length - 3)).success).toBe(false);
      }),
    );
  });
});
