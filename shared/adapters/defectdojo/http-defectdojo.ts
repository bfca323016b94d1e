import type { DefectDojo } from '../../ports/defectdojo.ts';
import { createDefectDojoCalls, type DefectDojoCalls, type HttpDefectDojoOptions } from './calls/calls.ts';
import { createPlaceCalls } from './places/place-calls.ts';
import { createProductCalls } from './places/product-calls.ts';

/** {@link DefectDojo} over API v2, with a connection of its own. Call `close` when done with it. @throws {BaseUrlError} */
export function createHttpDefectDojo(options: HttpDefectDojoOptions): DefectDojo & { close(): Promise<void> } {
  const calls = createDefectDojoCalls(options);
  return Object.assign(defectDojoOver(calls), { close: () => calls.close() });
}

/** {@link DefectDojo} over calls that others share. */
export function defectDojoOver(calls: DefectDojoCalls): DefectDojo {
  return {
    get calls() {
      const { read, write, upload } = calls.usage;
      return read.calls + write.calls + upload.calls;
    },
    ...createProductCalls(calls),
    ...createPlaceCalls(calls),
  };
}
