import { repeatedWrites } from '../support/repeating.ts';
import type { Fault } from './history.ts';
import type { Point, Worker } from './worker.ts';

/** A call to one of AWS's services fails with this: the SDK has given up. */
class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

const serviceDeadlineMs = 10_000;
/** Ports of what is in the table. */
const tablePorts = ['store', 'teams', 'findings', 'asvs', 'slots', 'line', 'pauses'];

/**
 * The port as one worker sees it: it may be stopped before and after each call, each call may fail either way, and a write may
 * be made twice with something else in between.
 */
export function gated<Port extends object>(name: string, port: Port, worker: Worker): Port {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return async (...parameters: unknown[]) => {
        const point = { name: `${name}.${String(method)}`, deadlineMs: serviceDeadlineMs };
        failFor(await worker.pause({ ...point, when: 'before' }), point.name);
        if (worker.takesTwice()) {
          await value.apply(target, parameters);
          failFor(await worker.pause({ ...point, when: 'between' }), point.name);
        }
        const answer: unknown = await value.apply(target, parameters);
        failFor(await worker.pause({ ...point, when: 'after' }), point.name);
        return answer;
      };
    },
  });
}

/** Whether a worker stands before a call to the table. */
export function isAtTable({ name, when }: Point): boolean {
  return when === 'before' && tablePorts.includes(name.split('.')[0] ?? '');
}

/** Whether a worker stands before a write that the SDK may make twice. */
export function isRepeatable({ name, when }: Point): boolean {
  const [port = '', method = ''] = name.split('.');
  const writes: Readonly<Record<string, readonly string[]>> = repeatedWrites;
  return when === 'before' && (writes[port] ?? []).includes(method);
}

function failFor(fault: Fault | undefined, name: string): void {
  if (fault !== undefined) throw new ServiceError(`${name}: ${fault}`);
}
