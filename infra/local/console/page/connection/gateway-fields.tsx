import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import type { Trouble } from '../api/trouble.ts';
import { Field } from '../parts/field.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import {
  fieldOfHeader,
  headersMax,
  isOfGateway,
  type TypedGateway,
  withAnotherHeader,
  withHeader,
} from './typed-gateway.ts';

interface GatewayFieldsProps {
  /** What is sent and trusted now. */
  readonly known: Pick<Connection, 'gatewayHeaders' | 'certificateAuthority'>;
  readonly typed: TypedGateway;
  readonly trouble: Trouble | undefined;
  onType(typed: TypedGateway): void;
}

/** What may keep us out although URL and key are right. */
const mayBeTheGateway = new Set(['access_blocked', 'login_page', 'tls_failure']);

/** What stands in front of DefectDojo: closed until it is needed, or what went wrong may be about it. */
export function GatewayDisclosure({ trouble, ...fields }: GatewayFieldsProps) {
  const [isOpen, setOpen] = useState(false);
  const isMeant = isOfGateway(trouble?.field) || (trouble !== undefined && mayBeTheGateway.has(trouble.code));
  return (
    <details open={isOpen || isMeant} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Behind a gateway, or with a certificate of your own authority</summary>
      <GatewayFields trouble={trouble} {...fields} />
    </details>
  );
}

/** Headers that a gateway asks for, and the authority to trust. What is wrong with one of them stands beside it. */
export function GatewayFields({ known, typed, trouble, onType }: GatewayFieldsProps) {
  const at = (field: string) => (trouble?.field === field ? trouble : undefined);
  const { gatewayHeaders: sent = [], certificateAuthority: trusted } = known;
  return (
    <div class="stack">
      <p class="hint">
        An access proxy or firewall in front of DefectDojo may ask for headers, such as a client id and secret. They go
        with every call to DefectDojo and nowhere else, and are shown to nobody. Not for a user name and password:
        DefectDojo needs the header Authorization itself.
      </p>
      {sent.length > 0 && (
        <Known
          says={`Sent now: ${sent.map(({ name }) => name).join(', ')}. They stay for this server unless you type others.`}
          removes="Send none any more"
          isRemoved={typed.removesHeaders}
          onRemove={(removesHeaders) => onType({ ...typed, removesHeaders })}
        />
      )}
      <TroubleNote trouble={at('gatewayHeaders')} />
      {typed.headers.map((header, index) => (
        <div key={index} class="pair">
          <Field
            label={`Header ${index + 1}`}
            placeholder={index === 0 ? 'X-Access-Client-Id' : 'X-Access-Client-Secret'}
            value={header.name}
            trouble={at(fieldOfHeader(typed, index, 'name'))}
            onType={(name) => onType(withHeader(typed, index, { ...header, name }))}
          />
          <Field
            label={`Value of header ${index + 1}`}
            type="password"
            value={header.value}
            trouble={at(fieldOfHeader(typed, index, 'value'))}
            onType={(value) => onType(withHeader(typed, index, { ...header, value }))}
          />
        </div>
      ))}
      {typed.headers.length < headersMax && (
        <div class="actions">
          <button type="button" onClick={() => onType(withAnotherHeader(typed))}>
            Another header
          </button>
        </div>
      )}
      {trusted && (
        <Known
          says={`Trusted now: ${trusted.certificates.map(({ subject }) => subject).join('; ')}. It stays for this server unless you give another.`}
          removes="Trust the public authorities again"
          isRemoved={typed.removesAuthority}
          onRemove={(removesAuthority) => onType({ ...typed, removesAuthority })}
        />
      )}
      <Field
        label="Certificate authority"
        lines={4}
        placeholder="-----BEGIN CERTIFICATE-----"
        hint="Where no public authority signed the certificate of DefectDojo: the certificate of yours, as PEM. Only it is trusted then."
        value={typed.authority}
        trouble={at('certificateAuthority')}
        onType={(authority) => onType({ ...typed, authority })}
      />
    </div>
  );
}

interface KnownProps {
  readonly says: string;
  readonly removes: string;
  readonly isRemoved: boolean;
  onRemove(isRemoved: boolean): void;
}

function Known({ says, removes, isRemoved, onRemove }: KnownProps) {
  return (
    <div>
      <p class="hint">{says}</p>
      <label class="check">
        <input type="checkbox" checked={isRemoved} onChange={({ currentTarget }) => onRemove(currentTarget.checked)} />{' '}
        {removes}
      </label>
    </div>
  );
}
