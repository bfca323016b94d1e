import { parseArgs } from 'node:util';
import * as z from 'zod';
import { gatewayOptions, type NamedGateway, readNamedGateway } from '../support/named-gateway.ts';

/** A DefectDojo to run against in place of the stand-in. */
export interface RealDefectDojo extends NamedGateway {
  readonly url: string;
  readonly key: string;
}

/** What a bench is asked to do. */
export type BenchOptions = {
  readonly sizes: readonly number[];
  readonly json: boolean;
  /** How often everything is measured; the middle counts. */
  readonly repetitions: number;
} & (
  | { readonly calibrates: false; readonly real: RealDefectDojo | undefined }
  | { readonly calibrates: true; readonly real: RealDefectDojo }
);

/** The stand-in's times are the same each time, a real server's aren't. */
const repetitionsBesideReal = 3;

const sizesSchema = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.int().min(1).max(100_000)).min(1));

/** Reads the command line. @throws {Error} that names the option and the remedy */
export function readOptions(commandLine: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      sizes: { type: 'string', default: '100,1000,5000,50000' },
      json: { type: 'boolean', default: false },
      calibrate: { type: 'boolean', default: false },
      'defectdojo-url': { type: 'string' },
      'defectdojo-key': { type: 'string' },
      ...gatewayOptions,
    },
  });
  const sizes = sizesSchema.safeParse(values.sizes);
  if (!sizes.success) throw new Error(`--sizes ${values.sizes}: give numbers from 1 to 100000, such as 100,1000.`);
  const [url, key] = [values['defectdojo-url'], values['defectdojo-key']];
  if ((url === undefined) !== (key === undefined)) {
    throw new Error('--defectdojo-url and --defectdojo-key: give both, or none for the stand-in.');
  }
  const gateway = readNamedGateway(values);
  const real = url && key ? { url, key, ...gateway } : undefined;
  if (real === undefined && (gateway.gatewayHeaders.length > 0 || gateway.authorityFile !== undefined)) {
    throw new Error(
      '--gateway-header and --certificate-authority tell of a real DefectDojo: give --defectdojo-url, too.',
    );
  }
  const asked = { sizes: sizes.data, json: values.json, repetitions: real ? repetitionsBesideReal : 1 };
  if (!values.calibrate) return { ...asked, calibrates: false, real };
  if (real === undefined) {
    throw new Error('--calibrate: give --defectdojo-url and --defectdojo-key of the DefectDojo to be measured.');
  }
  return { ...asked, calibrates: true, real };
}
