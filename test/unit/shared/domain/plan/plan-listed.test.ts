import { describe, expect, it, test } from 'vitest';
import { fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import type { SourceFinding } from '../../../../../shared/domain/plan/source-finding.ts';
import { desiring, exported, outline, planning, reported, saying, sinceScan } from './a-plan.ts';

const hashesOf = (row: Record<string, unknown> = {}) => fieldHashes(desiring('a', { row }));
const becomes = (
  ...[finding, known, given]: [SourceFinding, ReturnType<typeof exported>?, Parameters<typeof planning>[0]?]
) => outline(planning({ finding: [finding], known: known ? [known] : [], ...given }))['a'];

describe('a listed finding', () => {
  it('is created where nothing is known of it', () => {
    expect(becomes(saying('a'))).toBe('create: new');
  });

  it('is unchanged where everything is as it was written', () => {
    const { operations, skips, unchanged } = planning({ finding: [saying('a')], known: [exported('a')] });
    expect({ operations, skips, unchanged }).toEqual({ operations: [], skips: [], unchanged: 1 });
  });

  test.each([
    ['the title', { title: 'Other' }, 'title'],
    ['the text', { shortDescription: 'Other.' }, 'description'],
    ['the score', { severity: 9.1 }, 'severity, severity_justification'],
    ['the place', { filePath: 'b.ts', line: 3 }, 'file_path, line'],
    ['the type', { type: 'RCE' }, 'vuln_id_from_tool, tags +gecko-type:rce -gecko-type:lfi'],
    ['status and text', { status: 'fixed', shortDescription: 'x' }, 'description, open to fixed: triage'],
  ])('is changed in exactly what Gecko changed: %s', (_, row, expected) => {
    expect(becomes(saying('a', { row }), exported('a'))).toBe(expected);
  });

  it('is written in every field of which nothing is known', () => {
    const known = exported('a', {}, { hashes: { ...hashesOf(), title: '0:old', status: '0:old' } });
    expect(becomes(saying('a'), known)).toBe('title, open to open: setting');
  });

  it('bears the tags of its chapters', () => {
    expect(becomes(saying('a', { chapterTags: ['asvs:5.0.0-v8'] }), exported('a'))).toBe('tags +asvs:5.0.0-v8');
  });

  it('lists tag changes in alphabetical order', () => {
    const known = exported('a', {}, { tags: ['gecko', 'z', 'y'] });
    expect(becomes(saying('a', { chapterTags: ['m', 'b'] }), known)).toBe('tags +b +gecko-type:lfi +m -y -z');
  });

  it('keeps a description that was left as a note already', () => {
    const known = exported('a', {}, { noteForDescription: hashesOf({ shortDescription: 'Other.' }).description });
    expect(becomes(saying('a', { row: { shortDescription: 'Other.' } }), known)).toBeUndefined();
    expect(becomes(saying('a', { row: { shortDescription: 'Third.' } }), known)).toBe('description');
    expect(becomes(saying('a', { row: { shortDescription: 'Other.', title: 'x' } }), known)).toBe('title');
  });

  it('is left alone where its row is quarantined, with the reason of the row', () => {
    const finding: SourceFinding = {
      kind: 'quarantined',
      geckoId: 'a',
      code: 'row_invalid',
      reason: 'The title is a number.',
    };
    const { skips, operations } = planning({ finding: [finding], known: [exported('a')] });
    expect({ skips, operations }).toEqual({
      skips: [{ geckoId: 'a', code: 'row_invalid', reason: 'The title is a number.' }],
      operations: [],
    });
  });

  it('counts once, however often it is given', () => {
    expect(planning({ finding: [saying('a'), saying('a')] }).operations).toHaveLength(1);
  });

  it('comes in the order of ids, by code units', () => {
    const finding = ['b', 'a', 'B', 'ä', '10', '9'].map((id) => saying(id));
    expect(planning({ finding }).operations.map(({ geckoId }) => geckoId)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
  });
});

describe('why a status is written', () => {
  const closed = (overrides = {}) =>
    exported('a', { row: { status: 'fixed' } }, { closedByAbsenceInRun: 'run-0', ...overrides });

  test.each([
    ['a scan that lists what was absent', saying('a'), closed(), 'redetected'],
    ['a row that calls it open as before', saying('a', { row: { status: 'open' } }), closed(), 'redetected'],
    ['an event from before the scan', saying('a', { reported: reported('open') }), closed(), 'redetected'],
    ['an event since', saying('a', { reported: reported('open', { changedAt: sinceScan }) }), closed(), 'triage'],
    ['a row set since', saying('a', { row: { status: 'open', statusChangedAt: sinceScan } }), closed(), 'triage'],
    [
      'a later scan that lists what an event called fixed',
      saying('a', { reported: reported('fixed') }),
      closed({ closedByAbsenceInRun: undefined }),
      'redetected',
    ],
    [
      'a row that calls open what Gecko had called fixed',
      saying('a', { row: { status: 'open' } }),
      closed({ closedByAbsenceInRun: undefined }),
      'triage',
    ],
  ])('%s', (_, finding, known, cause) => {
    expect(becomes(finding, known)).toBe(`fixed to open: ${cause}`);
  });

  it('a false positive that was only lost from sight', () => {
    const finding = saying('a', { row: { status: 'false_positive' } });
    expect(becomes(finding, closed())).toBe('fixed to false_positive: triage');
  });

  it('a setting, where Gecko says the same', () => {
    expect(becomes(saying('a', { policy: { verified: false } }), exported('a'))).toBe('open to open: setting');
    expect(becomes(saying('a', { row: { status: 'in_progress' }, policy: { verified: false } }), exported('a'))).toBe(
      'open to in_progress: setting',
    );
  });

  it('a risk that is accepted until another day', () => {
    const until = (acceptedUntil: string | null) => ({
      row: { status: 'accepted_risk', acceptedUntil },
      policy: { riskAcceptance: 'full' as const },
    });
    const known = exported('a', until('2026-04-01'));
    expect(known.acceptance).toBe('2026-04-01');
    expect(becomes(saying('a', until('2026-05-01')), known)).toBe('accepted_risk to accepted_risk: triage');
    expect(becomes(saying('a', until(null)), known)).toBe('accepted_risk to accepted_risk: triage');
    expect(becomes(saying('a', until('2026-04-01')), known)).toBeUndefined();
    expect(exported('a', until(null)).acceptance).toBe('endless');
  });

  it('a setting, where only the way of accepting a risk changed', () => {
    const accepted = (riskAcceptance: 'simple' | 'full') => ({
      row: { status: 'accepted_risk' },
      policy: { riskAcceptance },
    });
    expect(becomes(saying('a', accepted('full')), exported('a', accepted('simple')))).toBe(
      'accepted_risk to accepted_risk: setting',
    );
    expect(becomes(saying('a', accepted('simple')), exported('a', accepted('full')))).toBe(
      'accepted_risk to accepted_risk: setting',
    );
  });

  it('a setting, where only findings are no longer verified while a risk stays accepted until the same day', () => {
    const accepted = (verified: boolean) => ({
      row: { status: 'accepted_risk' },
      policy: { riskAcceptance: 'full' as const, verified },
    });
    expect(becomes(saying('a', accepted(false)), exported('a', accepted(true)))).toBe(
      'accepted_risk to accepted_risk: setting',
    );
  });

  it('an accepted risk that ran out', () => {
    const accepted = { status: 'accepted_risk', acceptedUntil: '2026-03-02' } as const;
    const known = exported('a', { row: { ...accepted, acceptedUntil: '2026-04-01' } });
    expect(becomes(saying('a', { reported: reported('accepted_risk', accepted) }), known)).toBe(
      'accepted_risk to open: triage',
    );
  });

  test.each(['false_positive', 'accepted_risk'])('never that a scan lists what is a %s', (status) => {
    expect(becomes(saying('a'), exported('a', { row: { status } }))).toBeUndefined();
  });

  test.each(['false_positive', 'accepted_risk'])(
    'a scan that lists what was a %s until a fix that we never wrote',
    (status) => {
      const known = exported('a', { row: { status } });
      for (const overrides of [{}, { ended: true }]) {
        expect(becomes(saying('a', { reported: reported('fixed', overrides) }), known)).toBe(
          `${status} to open: redetected`,
        );
      }
    },
  );
});

describe('what was closed for its absence', () => {
  const known = exported('a', { row: { status: 'fixed' } }, { closedByAbsenceInRun: 'run-0' });

  it.each(['fixed', 'false_positive'] as const)('is no longer if Gecko calls it %s itself', (status) => {
    const operation = status === 'fixed' ? 'remember: fixed' : 'fixed to false_positive: triage';
    expect(becomes(saying('a', { row: { status } }), known)).toBe(operation);
    expect(becomes(saying('a', { reported: reported(status, { changedAt: sinceScan }) }), known)).toBe(operation);
  });

  it('needs no noting where it was closed otherwise', () => {
    expect(
      becomes(saying('a', { row: { status: 'fixed' } }), { ...known, closedByAbsenceInRun: undefined }),
    ).toBeUndefined();
  });
});

describe('content that DefectDojo refused', () => {
  const refused = { content: contentKey(hashesOf({ title: 'Odd' })), reason: 'The title is too odd.', proven: true };
  const never = exported('a', {}, { presence: 'never_created', hashes: {}, flags: '', refused });

  it('is not sent again until it changes or a repair is asked for', () => {
    const { skips } = planning({ finding: [saying('a', { row: { title: 'Odd' } })], known: [never] });
    expect(skips).toEqual([{ geckoId: 'a', code: 'refused_by_defectdojo', reason: 'The title is too odd.' }]);
    expect(becomes(saying('a', { row: { title: 'Less odd' } }), never)).toBe('create: new');
    expect(becomes(saying('a', { row: { title: 'Odd' } }), never, { context: { repair: true } })).toBe('create: new');
  });

  it('is told as what it is where DefectDojo never answered', () => {
    const code = 'unanswered_by_defectdojo' as const;
    expect(becomes(saying('a', { row: { title: 'Odd' } }), { ...never, refused: { ...refused, code } })).toBe(code);
  });

  it('is sent again where every upload may have been refused then, unless the finding exists', () => {
    const odd = saying('a', { row: { title: 'Odd' } });
    const unproven = { ...refused, proven: undefined };
    expect(becomes(odd, { ...never, refused: unproven })).toBe('create: new');
    expect(becomes(odd, exported('a', {}, { refused: unproven }))).toBe('refused_by_defectdojo');
  });

  it('holds up no other part of a finding that exists', () => {
    const known = exported('a', {}, { refused });
    const until = (at: string) =>
      becomes(saying('a', { row: { title: 'Odd' } }), {
        ...never,
        refused: { ...refused, proven: undefined, until: at },
      });
    expect(until('2026-03-03T12:00:00.001Z')).toBe('refused_by_defectdojo');
    expect(until('2026-03-03T12:00:00.000Z')).toBe('create: new');
    expect(becomes(saying('a', { row: { title: 'Odd' } }), known)).toBe('refused_by_defectdojo');
    expect(becomes(saying('a', { row: { title: 'Odd', status: 'fixed' } }), known)).toBe(
      'open to fixed: triage, not refused_by_defectdojo',
    );
    expect(becomes(saying('a', { row: { title: 'Odd' } }), known, { context: { repair: true } })).toBe('title');
    expect(becomes(saying('a'), known)).toBeUndefined();
  });

  it('says nothing of content that is written already', () => {
    const written = exported('a', { row: { title: 'Odd' } }, { refused });
    expect(becomes(saying('a', { row: { title: 'Odd' } }), written)).toBeUndefined();
  });

  it('is the same content whatever its status and tags', () => {
    expect(contentKey(hashesOf({ status: 'fixed' }))).toBe(contentKey(hashesOf()));
    expect(contentKey({ ...hashesOf(), tags: 'x' })).toBe(contentKey(hashesOf()));
    expect(contentKey(hashesOf({ title: 'x' }))).not.toBe(contentKey(hashesOf()));
  });
});

describe('a finding below the minimum severity', () => {
  const policy = { minimumSeverity: 'High' } as const;
  const low = (row = {}) => saying('a', { row: { severity: 3, ...row }, policy });

  it('is not created, and its content is left alone', () => {
    expect(becomes(low())).toBe('below_minimum_severity');
    expect(becomes(low({ title: 'x' }), exported('a'))).toBe('below_minimum_severity');
  });

  it('still follows the status of Gecko if it was exported before', () => {
    expect(becomes(low({ status: 'fixed' }), exported('a'))).toBe('open to fixed: triage');
    const fixed = exported('a', { row: { status: 'fixed' } });
    expect(becomes(low({ status: 'open' }), fixed)).toBe('fixed to open: triage');
    expect(becomes(low({ status: 'fixed' }), fixed)).toBe('below_minimum_severity');
  });

  it('brings its own sentence', () => {
    expect(planning({ finding: [low()] }).skips[0]?.reason).toMatch(/Low .*High/);
  });
});
