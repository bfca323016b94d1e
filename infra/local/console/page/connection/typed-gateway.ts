import type { GatewayBody } from '../../../../../functions/api/client/api-types.ts';

/** A header as it is typed, whether or not it is whole. */
export interface TypedHeader {
  readonly name: string;
  readonly value: string;
}

/** What is typed about what stands in front of DefectDojo. */
export interface TypedGateway {
  readonly headers: readonly TypedHeader[];
  /** PEM. */
  readonly authority: string;
  readonly removesHeaders: boolean;
  readonly removesAuthority: boolean;
}

const emptyHeader: TypedHeader = { name: '', value: '' };

/** Two headers are what most access proxies ask for. */
export const nothingTyped: TypedGateway = {
  headers: [emptyHeader, emptyHeader],
  authority: '',
  removesHeaders: false,
  removesAuthority: false,
};

/** As many as the API takes. */
export const headersMax = 4;

/** The same with room for one more header. */
export function withAnotherHeader(typed: TypedGateway): TypedGateway {
  return { ...typed, headers: [...typed.headers, emptyHeader] };
}

/** The same with a header as it is typed by now. */
export function withHeader(typed: TypedGateway, index: number, header: TypedHeader): TypedGateway {
  return { ...typed, headers: typed.headers.with(index, header) };
}

/** What is sent of it: what was left empty stays as it is, unless it is to be removed. */
export function gatewayBody({ headers, authority, removesHeaders, removesAuthority }: TypedGateway): GatewayBody {
  const filled = headers.filter(isFilled);
  const pem = authority.trim();
  return {
    ...(filled.length > 0 ? { gatewayHeaders: filled } : removesHeaders && { gatewayHeaders: [] }),
    ...(pem === '' ? removesAuthority && { certificateAuthority: null } : { certificateAuthority: pem }),
  };
}

/** Where the API's field of a header stands, since empty ones are not sent: such as `gatewayHeaders.0.name` for the second line. */
export function fieldOfHeader({ headers }: TypedGateway, index: number, part: keyof TypedHeader): string {
  const place = headers.slice(0, index).filter(isFilled).length;
  const isSent = headers.slice(index, index + 1).some(isFilled);
  return isSent ? `gatewayHeaders.${place}.${part}` : '';
}

/** Whether a field of the API is one of those that stand with the gateway. */
export function isOfGateway(field: string | undefined): boolean {
  return field !== undefined && /^(?:gatewayHeaders|certificateAuthority)(?:\.|$)/.test(field);
}

function isFilled({ name, value }: TypedHeader): boolean {
  return name.trim() !== '' || value.trim() !== '';
}
