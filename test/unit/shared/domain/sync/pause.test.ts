import { describe, expect, it } from 'vitest';
import { instanceOf, pausedByOperator, pauseSentence } from '../../../../../shared/domain/sync/pause.ts';

const since = '2026-11-22T12:00:00.000Z';

describe('a pause', () => {
  it('is told to people, with what it stops and since when', () => {
    expect(pauseSentence({ since })).toBe(`All exports are paused by the operator of the service since ${since}.`);
    expect(pauseSentence({ instance: 'dojo.example.com', since })).toBe(
      `Exports to dojo.example.com are paused by the operator of the service since ${since}.`,
    );
  });

  it('names an instance by its host and port, wherever below it DefectDojo lives', () => {
    expect(instanceOf({ baseUrl: 'https://dojo.example.com:8443/security/' })).toBe('dojo.example.com:8443');
  });

  it('has a code that does not change', () => {
    expect(pausedByOperator).toBe('paused_by_operator');
  });
});
