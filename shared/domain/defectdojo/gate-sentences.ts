import type { UploadGate } from './upload-gate.ts';

/** What people are told of an instance's upload gate. */
export interface GateTold {
  readonly code: 'uploads_bounded_by_size' | 'uploads_bounded_by_time';
  readonly sentence: string;
  readonly remedy: string;
}

/** Says of each bound how much a file may hold, whence that is known, and what would lift it. */
export function gateSentences({ bytes, findings }: UploadGate): GateTold[] {
  const told: GateTold[] = [];
  if (bytes !== undefined) {
    told.push({
      code: 'uploads_bounded_by_size',
      sentence: `Uploads hold at most ${bytes.limit} bytes of findings: one of ${bytes.refused} was too large for what stands in front of DefectDojo (on ${dayOf(bytes.refusedAt)}).`,
      remedy:
        'Nothing has to be done: there are more and smaller uploads. To have fewer, raise the limit for bodies there, such as client_max_body_size of nginx.',
    });
  }
  if (findings !== undefined) {
    told.push({
      code: 'uploads_bounded_by_time',
      sentence: `Uploads hold at most ${findings.limit} findings: nobody waited for the answer to one of ${findings.refused} (on ${dayOf(findings.refusedAt)}).`,
      remedy:
        'Nothing has to be done: there are more and smaller uploads. To have fewer, raise the time-out of what stands in front of DefectDojo, such as proxy_read_timeout of nginx.',
    });
  }
  return told;
}

function dayOf(instant: string): string {
  return instant.slice(0, 'yyyy-mm-dd'.length);
}
