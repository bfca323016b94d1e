import { Metrics } from '@aws-lambda-powertools/metrics';
import { describe, expect, it, vi } from 'vitest';
import { createSweepMetrics } from '../../../../shared/observability/sweep-metrics.ts';

describe('the metrics of a sweep', () => {
  it('tell each line apart by its DefectDojo, and everything else as it is', () => {
    const told: object[] = [];
    // The library writes past the console of the tests.
    const written = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((line) => told.push(JSON.parse(String(line)) as object) > 0);
    const metrics = new Metrics({ namespace: 'GeckoDefectDojoExport/test', serviceName: 'sweep' });
    createSweepMetrics(metrics)({
      linesStalled: 1,
      lines: [{ instance: 'dojo.example.com', length: 42, oldestSeconds: 90 }],
    });
    written.mockRestore();
    expect(told).toMatchObject([
      { service: 'sweep', LinesStalled: 1 },
      { service: 'sweep', instance: 'dojo.example.com', LineLength: 42 },
      { service: 'sweep', instance: 'dojo.example.com', OldestInLine: 90 },
    ]);
    expect(told[0]).not.toHaveProperty('instance');
  });
});
