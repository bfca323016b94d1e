import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importsOf } from '../../imports/imports-of.ts';
import { upwardImports } from '../../imports/upward-imports.ts';

const order = ['low/', 'low/deep/', 'high/', 'high/first.ts'];
const every = ['low/z.ts', 'low/deep/c.ts', 'high/d.ts', 'high/first.ts'].map((file) => importsOf(file, ''));
const complaintsAbout = (file: string, source: string) => upwardImports([...every, importsOf(file, source)], order);

describe('the order of the folders', () => {
  it.each([
    ['a value', "import { x } from '../high/d.ts';"],
    ['a type', "import type { X } from '../high/d.ts';"],
    ['what it hands on', "export { x } from '../high/d.ts';"],
    ['what it loads later', "const x = await import('../high/d.ts');"],
  ])('is broken by a file that imports %s from a folder above its own', (_what, source) => {
    expect(complaintsAbout('low/a.ts', source)).toEqual(['low/a.ts imports high/d.ts: high/ is above low/']);
  });

  it('takes the longest folder, and a file that it names by itself', () => {
    expect(complaintsAbout('low/a.ts', "import './deep/c.ts';")).toEqual([
      'low/a.ts imports low/deep/c.ts: low/deep/ is above low/',
    ]);
    expect(complaintsAbout('high/b.ts', "import './first.ts';")).toHaveLength(1);
  });

  it('is kept by imports from the same folder, from those below and of packages', () => {
    expect(complaintsAbout('low/deep/b.ts', "import './c.ts'; import '../z.ts'; import 'zod';")).toEqual([]);
    expect(complaintsAbout('low/a.ts', "import './b.ts';")).toEqual([]);
  });

  it('names the place of each file, and no place without one', () => {
    expect(complaintsAbout('else/a.ts', '')).toEqual(['else/a.ts lies in no folder of the order']);
    expect(upwardImports(every, [...order, 'top/'])).toEqual(['no file lies in top/, which the order names']);
  });
});

describe('the rule against circles of imports', () => {
  let folder: string;
  const lint = () => spawnSync('npx', ['biome', 'lint', '--config-path', folder, folder], { encoding: 'utf8' });
  const plant = (name: string, source: string) => writeFileSync(path.join(folder, name), source);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'circle-'));
    cpSync('.biome.json', path.join(folder, 'biome.json'));
    cpSync('.gitignore', path.join(folder, '.gitignore'));
    plant('a.ts', "import type { B } from './b.ts';\n\nexport interface A {\n  b: B;\n}\n");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('fails on two files that import types of each other', () => {
    plant('b.ts', "import type { A } from './a.ts';\n\nexport interface B {\n  a: A;\n}\n");
    const { status, stderr, stdout } = lint();
    expect(stdout + stderr).toContain('noImportCycles');
    expect(status).toBe(1);
  });

  it('lets one import the other', () => {
    plant('b.ts', 'export interface B {\n  a: string;\n}\n');
    expect(lint().status).toBe(0);
  });
});
