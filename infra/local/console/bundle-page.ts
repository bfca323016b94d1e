import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** The files of the page, as they are served. */
export type PageFiles = readonly { readonly path: string; readonly type: string; readonly body: string }[];

const folder = path.join(import.meta.dirname, 'page');
const typeOf: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Bundles the page's code and styles, in memory. */
export async function bundlePage(): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: { page: path.join(folder, 'main.tsx') },
    tsconfig: path.join(folder, 'tsconfig.json'),
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    logLevel: 'silent',
  });
  const html = await readFile(path.join(folder, 'index.html'), 'utf8');
  const icon = await readFile(path.join(folder, 'icon.svg'), 'utf8');
  return [
    { path: '/', type: 'text/html; charset=utf-8', body: html },
    { path: '/icon.svg', type: 'image/svg+xml', body: icon },
    ...outputFiles.map(({ path: file, text }) => ({
      path: `/${path.basename(file)}`,
      type: typeOf[path.extname(file)] ?? 'text/plain',
      body: text,
    })),
  ];
}
