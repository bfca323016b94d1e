import * as z from 'zod';
import { authorityCertificateSchema, certificateAuthorityMaxBytes } from '../../domain/team/certificate-authority.ts';
import {
  gatewayHeadersMax,
  gatewayNameProblem,
  gatewayValueProblem,
  repeatedNames,
} from '../../domain/team/gateway-headers.ts';

/** What a check asks for in general, for the document: zod takes it for every check, and types it for some. */
const asking = (error: string) => ({ error }) as z.core.$ZodSuperRefineParams;

const gatewayHeaderInputSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .describe(
        'Name of the header, up to 64 characters. None that HTTP or this service sets (such as Authorization, Host, Content-*, ' +
          'Accept-*, Proxy-*, User-Agent), and none that tells servers who calls (X-Forwarded-*, Forwarded, X-Real-IP). `Cookie` is ' +
          'taken for cookies of the gateway. Spaces around it are cut off.',
      ),
    value: z
      .string()
      .trim()
      .describe(
        '12 to 1,024 visible ASCII characters, single spaces between words. It is stored in Secrets Manager alone, masked ' +
          'wherever it turns up, and never given out again. Spaces around it are cut off.',
      ),
  })
  .superRefine((header, { addIssue }) => {
    const name = gatewayNameProblem(header.name);
    const value = gatewayValueProblem(header);
    if (name !== undefined) addIssue({ code: 'custom', message: name, path: ['name'], input: undefined });
    if (value !== undefined) addIssue({ code: 'custom', message: value, path: ['value'], input: undefined });
  }, asking("must be a header of the gateway's own"))
  .meta({ id: 'GatewayHeaderInput', examples: [{ name: 'CF-Access-Client-Id', value: '0123456789abcdef.access' }] });

/** What stands in front of DefectDojo, as it is sent: whatever is left out stays as it is. */
export const gatewayInputFields = {
  gatewayHeaders: z
    .array(gatewayHeaderInputSchema)
    .max(gatewayHeadersMax, `must be at most ${gatewayHeadersMax} headers`)
    .superRefine((headers, { addIssue }) => {
      for (const index of repeatedNames(headers.map(({ name }) => name))) {
        const message = 'must be another name than those before it, whatever their letter case';
        addIssue({ code: 'custom', message, path: [index, 'name'], input: undefined });
      }
    }, asking('must have each name once, whatever its letter case'))
    .optional()
    .describe(
      'Headers that a gateway in front of DefectDojo asks for, such as the client id and secret of an access proxy. They go with ' +
        'every call to it and nowhere else. Left out, those stay that the connection has for the same server; `[]` removes them.',
    ),
  certificateAuthority: z
    .string()
    .max(certificateAuthorityMaxBytes, `must have at most ${certificateAuthorityMaxBytes} characters`)
    .nullable()
    .optional()
    .describe(
      'PEM of one to five certificates of the authority that signed the certificate of the server, where that is not a public ' +
        'one. Only they are trusted for this DefectDojo. Left out, those stay that the connection has for the same server; null ' +
        'trusts the public ones again.',
    ),
};

/** Body of `PATCH /v1/connection/gateway`. */
export const gatewayBodySchema = z.strictObject(gatewayInputFields).meta({
  id: 'GatewayBody',
  examples: [
    {
      gatewayHeaders: [
        { name: 'CF-Access-Client-Id', value: '0123456789abcdef.access' },
        { name: 'CF-Access-Client-Secret', value: '0123456789abcdef0123456789abcdef' },
      ],
    },
    { certificateAuthority: null },
  ],
});

/** See {@link gatewayBodySchema}. */
export type GatewayInput = z.output<typeof gatewayBodySchema>;

/** What of a gateway is shown: no value of a header. */
export const gatewayViewFields = {
  gatewayHeaders: z
    .array(z.object({ name: z.string() }))
    .optional()
    .describe('Headers that go with every call. Their values are never given out.'),
  certificateAuthority: z
    .object({
      certificates: z
        .array(authorityCertificateSchema)
        .describe('Whom they are of, who signed them, and when they end.'),
      endsAt: z
        .string()
        .describe('When the first of them ends. 14 and 3 days before, `Connection Needs Attention` is put on the bus.'),
    })
    .optional()
    .describe('The only authorities that are trusted for this DefectDojo; absent where the public ones are.'),
};
