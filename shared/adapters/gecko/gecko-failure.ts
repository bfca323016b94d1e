import { OutsideFailure } from '../../domain/failures/outside-failure.ts';
import { OutboundError, UnexpectedStatusError } from '../../http/failure/outbound-error.ts';
import { passingFailure, transportFailure } from '../transport-failure.ts';

/** Translates whatever a call to Gecko threw. */
export function geckoFailure(error: unknown, now: Date): unknown {
  if (error instanceof UnexpectedStatusError) {
    return passingFailure('gecko', error, now) ?? refused(error);
  }
  return error instanceof OutboundError ? transportFailure('gecko', error) : error;
}

const refusals: Record<number, { code: string; message: string }> = {
  401: { code: 'gecko_key_rejected', message: "Gecko rejected the API key. Replace it in the team's Gecko secret." },
  403: {
    code: 'gecko_permission_denied',
    message: 'The Gecko API key may not read findings. Use a key of this team with that right.',
  },
  404: {
    code: 'gecko_repository_not_found',
    message:
      "Gecko doesn't know this repository or scan for the team of the API key. If the repository was renamed there, its mapping follows with the next scan.",
  },
};

function refused(error: UnexpectedStatusError): OutsideFailure {
  const known = refusals[error.status] ?? {
    code: 'gecko_request_rejected',
    message: `Gecko refused the request: ${error.message}`,
  };
  return new OutsideFailure({
    system: 'gecko',
    kind: 'setup',
    ...known,
    sent: 'no',
    status: error.status,
    cause: error,
  });
}
