import { describe, expect, it } from 'vitest';
import { gateSentences } from '../../../../../shared/domain/defectdojo/gate-sentences.ts';

const refusedAt = '2026-11-21T23:59:59.000Z';
const bySize = {
  code: 'uploads_bounded_by_size',
  sentence:
    'Uploads hold at most 500000 bytes of findings: one of 1000000 was too large for what stands in front of DefectDojo (on 2026-11-21).',
  remedy:
    'Nothing has to be done: there are more and smaller uploads. To have fewer, raise the limit for bodies there, such as client_max_body_size of nginx.',
};
const byTime = {
  code: 'uploads_bounded_by_time',
  sentence: 'Uploads hold at most 250 findings: nobody waited for the answer to one of 500 (on 2026-11-21).',
  remedy:
    'Nothing has to be done: there are more and smaller uploads. To have fewer, raise the time-out of what stands in front of DefectDojo, such as proxy_read_timeout of nginx.',
};

describe('what people are told of the gate in front of a DefectDojo', () => {
  const bytes = { limit: 500_000, refused: 1_000_000, refusedAt };
  const findings = { limit: 250, refused: 500, refusedAt };

  it('is how much an upload may hold, whence that is known, and what would lift it', () => {
    expect(gateSentences({ bytes, findings })).toEqual([bySize, byTime]);
  });

  it('is nothing of what bounds nothing', () => {
    expect(gateSentences({})).toEqual([]);
    expect(gateSentences({ bytes })).toEqual([bySize]);
    expect(gateSentences({ findings })).toEqual([byTime]);
  });
});
