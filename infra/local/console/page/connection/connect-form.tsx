import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { Field } from '../parts/field.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { connect } from './connection.ts';
import { GatewayDisclosure } from './gateway-fields.tsx';
import { gatewayBody, isOfGateway, nothingTyped } from './typed-gateway.ts';

interface ConnectFormProps {
  /** What is connected now. */
  readonly connection?: Connection | undefined;
  readonly submitText: string;
  onDone?(): void;
}

/** URL and key of a DefectDojo, and what stands in front of it. What is wrong with one of them stands beside it. */
export function ConnectForm({ connection, submitText, onDone }: ConnectFormProps) {
  const [url, setUrl] = useState(connection?.url ?? '');
  const [key, setKey] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const { act, isBusy, trouble } = useAct();
  const at = (field: string) => (trouble?.field === field ? trouble : undefined);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await act(() => connect({ url: url.trim(), apiKey: key.trim(), ...gatewayBody(typed) })))) return;
    setKey('');
    setTyped(nothingTyped);
    tell('Connected to DefectDojo.');
    onDone?.();
  };

  return (
    <form class="stack" noValidate onSubmit={submit}>
      <Field
        label="Instance URL"
        name="url"
        type="url"
        value={url}
        placeholder="https://defectdojo.example.com"
        trouble={at('url')}
        onType={setUrl}
      />
      <Field
        label="API v2 key"
        name="api-key"
        type="password"
        value={key}
        hint="In DefectDojo: your user profile, API v2 Key. The key inherits that user's permissions: use an account that can create products and import findings."
        trouble={at('apiKey')}
        onType={setKey}
      />
      <GatewayDisclosure known={connection ?? {}} typed={typed} trouble={trouble} onType={setTyped} />
      <TroubleNote trouble={at('url') || at('apiKey') || isOfGateway(trouble?.field) ? undefined : trouble} />
      <div class="actions">
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {isBusy ? 'Verifying…' : submitText}
        </button>
      </div>
    </form>
  );
}
