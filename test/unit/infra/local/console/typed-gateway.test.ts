import { describe, expect, it } from 'vitest';
import {
  fieldOfHeader,
  gatewayBody,
  isOfGateway,
  nothingTyped,
  withAnotherHeader,
  withHeader,
} from '../../../../../infra/local/console/page/connection/typed-gateway.ts';

const one = { name: 'X-Access-Id', value: 'client-0123456789' };
const two = { name: 'X-Access-Secret', value: 'secret-0123456789' };

describe('what is typed about a gateway', () => {
  it('is sent where something was typed, and nothing else is', () => {
    expect(gatewayBody(nothingTyped)).toEqual({});
    expect(gatewayBody({ ...nothingTyped, headers: [one, { name: '', value: ' ' }, two] })).toEqual({
      gatewayHeaders: [one, two],
    });
    expect(gatewayBody({ ...nothingTyped, authority: ' PEM\n' })).toEqual({ certificateAuthority: 'PEM' });
  });

  it('removes what is to be removed, unless there is something else in its place', () => {
    const removed = { ...nothingTyped, removesHeaders: true, removesAuthority: true };
    expect(gatewayBody(removed)).toEqual({ gatewayHeaders: [], certificateAuthority: null });
    expect(gatewayBody({ ...removed, headers: [one], authority: 'PEM' })).toEqual({
      gatewayHeaders: [one],
      certificateAuthority: 'PEM',
    });
  });

  it('is found again by the field that the API names, whatever was left empty before it', () => {
    const typed = withHeader(withHeader(withAnotherHeader(nothingTyped), 2, two), 1, { name: 'X', value: '' });
    expect([0, 1, 2].map((index) => fieldOfHeader(typed, index, 'value'))).toEqual([
      '',
      'gatewayHeaders.0.value',
      'gatewayHeaders.1.value',
    ]);
  });

  it.each([
    ['gatewayHeaders', true],
    ['gatewayHeaders.1.name', true],
    ['certificateAuthority', true],
    ['url', false],
    ['gatewayHeadersX', false],
    [undefined, false],
  ])('has the field %s: %s', (field, isOne) => {
    expect(isOfGateway(field)).toBe(isOne);
  });
});
