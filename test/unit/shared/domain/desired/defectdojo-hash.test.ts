import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defectDojoHashCode } from '../../../../../shared/domain/desired/defectdojo-hash.ts';
import { readTopics } from '../../../../contract/recordings/read-topics.ts';

describe('defectDojoHashCode', () => {
  it('is what Python computes from the values in a row', () => {
    const content = {
      title: 'Straße',
      cwe: 89,
      line: 10,
      file_path: 'src/A.ts',
      description: 'Text\n\nGecko finding: X',
    };
    // hashlib.sha256('Straße8910src/A.tsText\n\nGecko finding: X'.casefold().encode().strip()).hexdigest()
    expect(defectDojoHashCode(content)).toBe('5bee4ac03eee1989ca0bfaa05a180ea8b4689a56041c6d8d3c343b6b3fd288b9');
  });

  it('counts a CWE that is not sent as 0, a missing line or path as "None", and no space at the ends', () => {
    const content = { title: ' T', cwe: null, line: null, file_path: null, description: 'd \n' };
    expect(defectDojoHashCode(content)).toBe('b105219124d4fb64741381670e25e02f78074fbe139e2997f52adb17446be57a');
  });
});

const storedFinding = z.object({
  title: z.string(),
  description: z.string(),
  cwe: z.number(),
  service: z.null().or(z.literal('')).optional(),
  line: z.number().nullable(),
  file_path: z.string().nullable(),
  hash_code: z.string().length(64),
});

/** Every finding that a recorded answer holds, wherever in the JSON it stands. */
function findingsIn(json: unknown): z.infer<typeof storedFinding>[] {
  if (typeof json !== 'object' || json === null) return [];
  const finding = storedFinding.safeParse(json);
  const inside = Object.values(json).flatMap(findingsIn);
  return finding.success ? [finding.data, ...inside] : inside;
}

describe('the hashes of recorded servers', () => {
  // Made by hand (PATCH keeps the hash), or from a file with the line "N/A" or a title that the server cut.
  const unlikeOurs = ['New text\n\nGecko finding gecko-1', 'new', 'desc att'];
  const isLikeOurs = (finding: { title: string; description: string }) =>
    finding.title.length < 511 && !unlikeOurs.includes(finding.description);

  it.each(['3.2.0', '2.58.4'] as const)('of %s are computed this way', (version) => {
    // What the other one holds was changed by PATCH, which keeps the hash.
    const topics = readTopics(version).filter(({ name }) => name !== 'saved-values');
    const findings = topics.flatMap(({ exchanges }) => exchanges.flatMap(({ answer }) => findingsIn(answer.body)));
    const likeOurs = findings.filter(isLikeOurs);
    expect(likeOurs.length).toBeGreaterThan(300);
    expect(likeOurs.filter((finding) => defectDojoHashCode(finding) !== finding.hash_code)).toEqual([]);
  });
});
