import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { When } from '../parts/when.tsx';

/** What of a gateway and an authority is known, among the facts of the connection. */
export function GatewayFacts({ connection }: { connection: Connection }) {
  const { gatewayHeaders, certificateAuthority } = connection;
  return (
    <>
      {gatewayHeaders && (
        <div>
          <dt>Headers for the gateway</dt>
          <dd>{gatewayHeaders.map(({ name }) => name).join(', ')}</dd>
        </div>
      )}
      {certificateAuthority && (
        <div>
          <dt>Certificate authority</dt>
          <dd>
            {certificateAuthority.certificates.map(({ subject }) => subject).join('; ')}, ends{' '}
            <When at={certificateAuthority.endsAt} />
          </dd>
        </div>
      )}
    </>
  );
}
