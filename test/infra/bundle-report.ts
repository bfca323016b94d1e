import { build, type Metafile } from 'esbuild';
import { bundling } from '../../infra/constructs/node-function.ts';

/** The bundler's own report about the bundle of an entry, made with the settings that it is deployed with. */
export async function bundleReport(entry: string): Promise<Metafile> {
  const { externalModules, banner, format, target, minify, keepNames, sourceMap, mainFields, define } = bundling;
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    logLevel: 'silent',
    outfile: 'index.mjs',
    banner: { js: banner },
    sourcemap: sourceMap,
    external: [...externalModules],
    mainFields: [...mainFields],
    ...{ format, target, minify, keepNames, define },
  });
  return metafile;
}
