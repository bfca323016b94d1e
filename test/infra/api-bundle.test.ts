import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** Every file that is evaluated when the entry is: what can be reached without a dynamic import. */
async function filesLoadedAtStart(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    outdir: 'unused',
  });
  const loaded = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const imports = metafile.inputs[file]?.imports ?? [];
    waiting.push(...imports.filter(({ kind }) => kind !== 'dynamic-import').map(({ path }) => path));
  }
  return [...loaded];
}

describe("the API function's bundle", () => {
  it('loads undici and the adapters that need it only when a route asks for them', async () => {
    const files = await filesLoadedAtStart('functions/api/index.ts');
    expect(files).toContain('functions/api/connection/connect.ts');
    expect(files.filter((file) => /node_modules\/undici|http-defectdojo|http-gecko/.test(file))).toEqual([]);
  });
});
