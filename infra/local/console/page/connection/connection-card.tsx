import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { LinkOut } from '../parts/link-out.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { When } from '../parts/when.tsx';
import { ConnectForm } from './connect-form.tsx';
import { verify } from './connection.ts';
import { DisconnectQuestion } from './disconnect-question.tsx';
import { GatewayFacts } from './gateway-facts.tsx';
import { GatewayForm } from './gateway-form.tsx';

const tones: Record<Connection['status'], Tone> = { connected: 'good', needs_attention: 'bad', disconnected: 'calm' };
const words = { connected: 'Connected', needs_attention: 'Needs attention', disconnected: 'Disconnected' };

/** How the connection stands, at the top of the page. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const [asked, setAsked] = useState<'nothing' | 'key' | 'gateway' | 'disconnect'>('nothing');
  const { act, isBusy, trouble } = useAct();
  const { status, url, attention, warnings, links } = connection;
  const close = () => setAsked('nothing');
  const verifyNow = async () => (await act(verify)) && tell('URL and key work.');
  return (
    <section class="card stack" aria-labelledby="connection">
      <div class="heading">
        <h2 id="connection" tabIndex={-1}>
          Connection
        </h2>
        <Badge tone={tones[status]}>{words[status]}</Badge>
        <div class="actions end">
          <button type="button" aria-disabled={isBusy} onClick={verifyNow}>
            {isBusy ? 'Verifying…' : 'Verify now'}
          </button>
          <button type="button" onClick={() => setAsked('key')}>
            Change URL or key
          </button>
          <button type="button" onClick={() => setAsked('gateway')}>
            Change gateway
          </button>
          <button type="button" class="danger" onClick={() => setAsked('disconnect')}>
            Disconnect
          </button>
        </div>
      </div>
      <TroubleNote trouble={trouble} />
      {attention && !trouble && (
        <p class="note bad">
          <strong>Exports wait for somebody: {attention.reason}</strong> Since <When at={attention.since} />. Change the
          URL or the key; everything that waits is pushed then.
        </p>
      )}
      {warnings.map(({ code, detail, advice }) => (
        <p key={code} class="note warn">
          <strong>{detail}</strong> {advice}
        </p>
      ))}
      <dl class="facts">
        <div>
          <dt>Instance</dt>
          <dd>
            <LinkOut href={links.defectDojo}>{url}</LinkOut>
          </dd>
        </div>
        <div>
          <dt>DefectDojo</dt>
          <dd>{connection.defectDojo?.version ?? 'version unknown'}</dd>
        </div>
        <div>
          <dt>Key of</dt>
          <dd>{connection.defectDojo?.userName ?? 'unknown'}</dd>
        </div>
        <div>
          <dt>Verified</dt>
          <dd>{connection.lastVerifiedAt ? <When at={connection.lastVerifiedAt} /> : 'never'}</dd>
        </div>
        {connection.keyExpiresAt && (
          <div>
            <dt>Key ends</dt>
            <dd>
              <When at={connection.keyExpiresAt} />
            </dd>
          </div>
        )}
        <GatewayFacts connection={connection} />
        {connection.uploadLimits && (
          <div>
            <dt>Uploads hold at most</dt>
            <dd>{limitsText(connection.uploadLimits)}</dd>
          </div>
        )}
        <div class="figure">
          <dt>Repositories mapped</dt>
          <dd>{connection.repositoriesMapped}</dd>
        </div>
        <div class="figure">
          <dt>ASVS sections tracked</dt>
          <dd>{connection.asvsSectionsTracked}</dd>
        </div>
      </dl>
      {asked === 'key' && (
        <Dialog title="Change URL or key" onClose={close}>
          <ConnectForm connection={connection} submitText="Verify and save" onDone={close} />
        </Dialog>
      )}
      {asked === 'gateway' && (
        <Dialog title="Change what stands in front of DefectDojo" onClose={close}>
          <GatewayForm connection={connection} onDone={close} />
        </Dialog>
      )}
      {asked === 'disconnect' && <DisconnectQuestion connection={connection} onClose={close} />}
    </section>
  );
}

function limitsText({ bytes, findings }: NonNullable<Connection['uploadLimits']>): string {
  const texts = [
    ...(findings === undefined ? [] : [`${findings} findings`]),
    ...(bytes === undefined ? [] : [`${Math.ceil(bytes / 1000)} kB`]),
  ];
  return texts.join(', ');
}
