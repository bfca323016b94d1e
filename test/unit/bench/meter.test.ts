import { expect, it } from 'vitest';
import { createMeter } from '../../bench/meter.ts';

it('counts the time of each of two calls that are under way at once, and of none twice', async () => {
  const both = Promise.withResolvers<void>();
  let arrived = 0;
  const meter = createMeter(async () => {
    arrived += 1;
    if (arrived === 2) both.resolve();
    await both.promise;
    meter.worked(100);
    return Response.json({});
  });
  const call = () => meter.fetch(new Request('http://defectdojo.test/api/v2/findings/1/', { method: 'PATCH' }));
  await Promise.all([call(), call()]);
  expect(meter.take().write).toMatchObject({ calls: 2, busyMs: 200 });
});
