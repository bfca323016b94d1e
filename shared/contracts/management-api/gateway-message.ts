import * as z from 'zod';

/** What API Gateway itself answers with, in place of the function. */
export const gatewayMessageSchema = z
  .object({ message: z.string() })
  .meta({ id: 'GatewayMessage', examples: [{ message: 'Unauthorized' }] });

/** When it does so on any route, by status. */
export const gatewayAnswers: Readonly<Record<number, string>> = {
  429: 'More requests than the rate limit lets through',
  500: 'The function broke off',
  503: 'The function took longer than API Gateway waits',
};

/** When it does so where a token is needed, by status. */
export const authorizedGatewayAnswers: Readonly<Record<number, string>> = {
  401: 'No valid access token',
  ...gatewayAnswers,
};
