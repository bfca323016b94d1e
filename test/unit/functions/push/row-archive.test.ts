import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { RowArchive } from '../../../../functions/push/reconcile/source/row-archive.ts';

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `g-${first + index}`,
    title: 'Zugriff für „alle“ 🦎',
    severity: 7.5,
  }));

it('gives back every row of every page in order, as often as it is asked', () => {
  using archive = new RowArchive();
  archive.add(rowsFrom(0, 990));
  archive.add([]);
  archive.add(rowsFrom(990, 250));
  archive.add([null, 'no row', 3]);
  const rows = [...rowsFrom(0, 1_240), null, 'no row', 3];
  expect([...archive.rows()]).toEqual(rows);
  expect([...archive.rows()]).toEqual(rows);
});

it('lets two walks go on side by side', () => {
  using archive = new RowArchive();
  archive.add(rowsFrom(0, 1_300));
  const [one, other] = [archive.rows(), archive.rows()];
  expect(one.next().value).toEqual(rowsFrom(0, 1)[0]);
  expect([...other]).toHaveLength(1_300);
  expect([...one]).toEqual(rowsFrom(1, 1_299));
});

it('leaves no file behind that others could read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'row-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  using archive = new RowArchive();
  archive.add(rowsFrom(0, 1_300));
  expect([...archive.rows()]).toHaveLength(1_300);
  expect(readdirSync(folder)).toEqual([]);
  // It is there that a file was.
  vi.stubEnv('TMPDIR', path.join(folder, 'missing'));
  expect(() => new RowArchive()).toThrow('ENOENT');
});

it('gives nothing back once it is disposed of', () => {
  const archive = new RowArchive();
  archive.add(rowsFrom(0, 10));
  archive[Symbol.dispose]();
  expect(() => [...archive.rows()]).toThrow('removed');
});
