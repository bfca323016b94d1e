import { describe, expect, it } from 'vitest';
import { detectAsvs } from '../../../../../../shared/domain/asvs/detection/detect-asvs.ts';
import type { DetectedSection } from '../../../../../../shared/domain/asvs/detection/detection.ts';
import type { DetectionInput } from '../../../../../../shared/domain/asvs/detection/input/detection-input.ts';
import { proposeLevel } from '../../../../../../shared/domain/asvs/detection/propose-level.ts';

function level(input: Partial<DetectionInput>) {
  return detectAsvs({ repository: 'acme/x', findings: [], ...input }).level;
}

describe('the proposed level', () => {
  it('is L2 for a service with accounts', () => {
    expect(level({ endpoints: ['POST /login'] })).toEqual({
      proposed: 'L2',
      reasons: ['It serves 1 endpoint.', 'It has accounts: POST /login'],
    });
  });

  it('is L2 for a service with payments, and names the critical findings seen', () => {
    const findings = [8.9, 9, 10, null].map((severity) => ({ title: 'x', cwe: null, severity }));
    expect(level({ endpoints: ['POST /payments', 'GET /health'], findings })).toEqual({
      proposed: 'L2',
      reasons: [
        'It serves 2 endpoints.',
        'It handles personal, payment or other private data: POST /payments',
        '2 critical findings seen in it.',
      ],
    });
  });

  it('is L2 for a service that is only described', () => {
    const { proposed, reasons } = level({ wiki: '# x\n\nA web application. Users log in with e-mail and password.' });
    expect(proposed).toBe('L2');
    expect(reasons[0]).toBe('No endpoints are known of it.');
  });

  it('is L1 for a service with neither', () => {
    expect(level({ endpoints: ['GET /metrics'] })).toEqual({
      proposed: 'L1',
      reasons: ['It serves 1 endpoint.', 'No accounts and no personal or payment data of its own were found.'],
    });
  });

  it('is L1 for a library, even one for logins, with its critical finding named', () => {
    const findings = [{ title: 'x', cwe: null, severity: 9.8 }];
    const { proposed, reasons } = level({ endpoints: [], wiki: '# x\n\nAn authentication library.', findings });
    expect(proposed).toBe('L1');
    expect(reasons.at(-1)).toBe('1 critical finding seen in it.');
  });

  it('is not raised by what is only suggested', () => {
    expect(level({ endpoints: ['GET /orders'] }).proposed).toBe('L1');
  });
});

describe('the level proposed for chapters', () => {
  const a = (
    chapter: DetectedSection['chapter'],
    strength: DetectedSection['strength'] = 'found',
  ): DetectedSection => ({
    ...{ chapter, strength, evidence: [{ rule: 'r', sentence: 'Seen.', quote: chapter, source: 'wiki' }] },
  });

  it('is L2 for sessions alone', () => {
    expect(proposeLevel([a('V7')], 2, [])).toEqual({
      proposed: 'L2',
      reasons: ['It serves 2 endpoints.', 'It has accounts: V7'],
    });
  });

  it('is L2 for what is found to be a service, whether or not its endpoints are known', () => {
    expect(proposeLevel([a('V6')], 1, []).proposed).toBe('L2');
    expect(proposeLevel([a('V4'), a('V6')], 0, []).proposed).toBe('L2');
    expect(proposeLevel([a('V4', 'suggested'), a('V6')], 0, []).proposed).toBe('L1');
  });
});
