import { describe, expect, it } from 'vitest';
import { defectDojoProblem } from '../../../../../functions/api/core/defectdojo-problem.ts';
import { problemCatalogue } from '../../../../../shared/contracts/management-api/problem-catalogue.ts';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { OutboundError, type OutboundErrorCode } from '../../../../../shared/http/failure/outbound-error.ts';

function failureOf(code: OutboundErrorCode): OutsideFailure {
  const cause = new OutboundError({ code, message: 'What happened.', advice: 'What to do.', sent: 'no', details: {} });
  return new OutsideFailure({ system: 'defectdojo', kind: 'setup', code, message: 'Both.', sent: 'no', cause });
}

describe('the problem of a server that cannot be talked to', () => {
  it.each<[OutboundErrorCode, string]>([
    ['unknown_host', 'unknown_host'],
    ['name_resolution_failed', 'name_resolution_failed'],
    ['address_not_public', 'address_not_public'],
    ['connection_refused', 'connection_refused'],
    ['host_unreachable', 'host_unreachable'],
    ['tls_failure', 'tls_failure'],
    ['timeout', 'timeout'],
    ['connection_reset', 'defectdojo_unavailable'],
    ['network_failure', 'defectdojo_unavailable'],
    ['cancelled', 'defectdojo_unavailable'],
    ['invalid_response', 'not_defectdojo'],
    ['redirected', 'not_defectdojo'],
    ['not_json', 'not_defectdojo'],
    ['unexpected_shape', 'not_defectdojo'],
    ['response_too_large', 'answer_unreadable'],
    ['compressed_response_refused', 'answer_unreadable'],
    ['invalid_request', 'request_rejected'],
  ])('is for %s: %s, with what happened and at which field', (outboundCode, code) => {
    const problem = defectDojoProblem(failureOf(outboundCode), 'given');
    expect(problem).toMatchObject({ code, message: 'What happened.', status: 422, details: { field: 'url' } });
  });

  it('is no mistake in a form when it is the stored connection that fails', () => {
    const problem = defectDojoProblem(failureOf('unknown_host'), 'stored');
    expect(problem.status).toBe(424);
    expect(problem.details).not.toHaveProperty('field');
  });

  it.each<OutboundErrorCode>(['address_not_public', 'connection_refused', 'host_unreachable', 'timeout'])(
    "of %s names Gecko's egress addresses, which a firewall may have to let in",
    (outboundCode) => {
      const { code, details } = defectDojoProblem(failureOf(outboundCode), 'given');
      expect(details.advice ?? problemCatalogue[code].advice).toContain("Gecko's egress addresses");
    },
  );

  it('has the advice of whoever saw what happened where they know better', () => {
    expect(defectDojoProblem(failureOf('tls_failure'), 'given').details.advice).toBe('What to do.');
  });
});
