import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeGateway } from './connection.ts';
import { GatewayFields } from './gateway-fields.tsx';
import { gatewayBody, isOfGateway, nothingTyped } from './typed-gateway.ts';

/** Changes what stands in front of DefectDojo, without the key being typed again. */
export function GatewayForm({ connection, onDone }: { connection: Connection; onDone(): void }) {
  const [typed, setTyped] = useState(nothingTyped);
  const { act, isBusy, trouble } = useAct();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await act(() => changeGateway(gatewayBody(typed))))) return;
    tell('DefectDojo was reached this way, and is from now on.');
    onDone();
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <GatewayFields known={connection} typed={typed} trouble={trouble} onType={setTyped} />
      <TroubleNote trouble={isOfGateway(trouble?.field) ? undefined : trouble} />
      <div class="actions">
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {isBusy ? 'Verifying…' : 'Verify and save'}
        </button>
      </div>
    </form>
  );
}
