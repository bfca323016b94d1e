import type { Fault } from './history.ts';
import type { Worker } from './worker.ts';

/** A call to one of AWS's services fails with this: the SDK has given up. */
class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

const serviceDeadlineMs = 10_000;

/** The port as one worker sees it: it may be stopped before and after each call, and each call may fail either way. */
export function gated<Port extends object>(name: string, port: Port, worker: Worker): Port {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return async (...parameters: unknown[]) => {
        const point = { name: `${name}.${String(method)}`, deadlineMs: serviceDeadlineMs };
        failFor(await worker.pause({ ...point, when: 'before' }), point.name);
        const answer: unknown = await value.apply(target, parameters);
        failFor(await worker.pause({ ...point, when: 'after' }), point.name);
        return answer;
      };
    },
  });
}

function failFor(fault: Fault | undefined, name: string): void {
  if (fault !== undefined) throw new ServiceError(`${name}: ${fault}`);
}
