import type * as z from 'zod';
import { type FaultEffect, type FaultOrder, faultOrder } from './fault-order.ts';

type ParsedOrder = z.output<typeof faultOrder>;

/** An ordered fault as it stands: `remaining` requests to hit (`null` = until cleared), `applied` ones already hit. */
interface Fault extends Omit<ParsedOrder, 'id' | 'times'> {
  id: string;
  remaining: number | null;
  applied: number;
}

/** What a fault is matched against. */
interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers?: Pick<Headers, 'get'>;
  readonly body?: string;
}

/** The faults ordered from a stand-in, oldest first. */
export interface Faults {
  /** Adds a fault; one with the same id is replaced. Throws `ZodError` for a bad order. */
  order(order: FaultOrder): Fault;
  list(): Fault[];
  /** Removes one fault, or all of them; says whether there was one. */
  clear(id?: string): boolean;
  /** The effect of the first fault that hits this request, if any; it counts as applied. */
  take(request: AskedRequest): FaultEffect | undefined;
  /** Whether {@link Faults.take} needs bodies. */
  readBodies(): boolean;
}

/** An empty list of faults. */
export function createFaults(): Faults {
  const faults = new Map<string, Fault>();
  let ordered = 0;

  function order(input: FaultOrder): Fault {
    ordered += 1;
    const { id = `fault-${ordered}`, times, ...rest } = faultOrder.parse(input);
    const fault: Fault = { ...rest, id, remaining: times, applied: 0 };
    faults.delete(id);
    faults.set(id, fault);
    return { ...fault };
  }

  function clear(id?: string): boolean {
    if (id !== undefined) return faults.delete(id);
    const any = faults.size > 0;
    faults.clear();
    return any;
  }

  return {
    order,
    clear,
    list: () => [...faults.values()].map((fault) => ({ ...fault })),
    readBodies: () => [...faults.values()].some(({ bodyIncludes }) => bodyIncludes !== undefined),
    take: (request) => [...faults.values()].find((fault) => matches(fault, request) && spend(fault))?.effect,
  };
}

function matches(fault: Fault, { method, path, query, headers, body = '' }: AskedRequest): boolean {
  if (fault.remaining === 0) return false;
  const texts = Object.entries(fault.headersInclude ?? {});
  if (!texts.every(([name, text]) => headers?.get(name)?.includes(text))) return false;
  if (fault.bodyIncludes !== undefined && !body.includes(fault.bodyIncludes)) return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  return pathMatches(fault.path, fault.path.includes('?') ? path + query : path);
}

/** Whether a path matches a pattern in which `*` stands for any characters. */
export function pathMatches(pattern: string, path: string): boolean {
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(path);
}

/** Counts the request against the fault; false while it still lets requests pass. */
function spend(fault: Fault): boolean {
  if (fault.skip > 0) {
    fault.skip -= 1;
    return false;
  }
  if (fault.remaining !== null) fault.remaining -= 1;
  fault.applied += 1;
  return true;
}
