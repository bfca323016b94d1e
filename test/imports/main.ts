import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOrder } from './folder-order.ts';
import { importsOf } from './imports-of.ts';
import { upwardImports } from './upward-imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const files = globSync('{shared,functions,infra}/**/*.{ts,tsx}', { cwd: root, exclude: ['**/node_modules/**'] });
const complaints = upwardImports(
  files.map((file) => importsOf(file, readFileSync(path.join(root, file), 'utf8'))),
  folderOrder,
);
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
if (complaints.length > 0) process.exitCode = 1;
