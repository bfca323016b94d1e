import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };

/** What the documents may name. */
export interface Repository {
  readonly files: ReadonlySet<string>;
  /** Each with the ones around it, without a slash at its end. */
  readonly folders: ReadonlySet<string>;
  /** The names in its source texts that are written like `rate_limited`. */
  readonly codes: ReadonlySet<string>;
  readonly scripts: ReadonlySet<string>;
  readonly read: (file: string) => string;
}

/** What is installed, made by commands, or git's own. */
const notOurs = new Set(['node_modules', '.git', '.local', 'cdk.out', 'coverage']);

/** The repository that the tests run in. */
export function thisRepository(): Repository {
  return repositoryOf(filesBelow('.'), Object.keys(packageJson.scripts), (file) => readFileSync(file, 'utf8'));
}

export function repositoryOf(files: string[], scripts: string[], read: Repository['read']): Repository {
  const codes = files.filter(isSource).flatMap((file) => read(file).match(/\b[a-z]+(?:_[a-z\d]+)+\b/g) ?? []);
  return {
    files: new Set(files),
    folders: new Set(files.flatMap(foldersAround)),
    codes: new Set(codes),
    scripts: new Set(scripts),
    read,
  };
}

function isSource(file: string): boolean {
  return /^(?:functions|infra|shared|test)\/.*\.ts$/.test(file);
}

export function has({ files, folders }: Repository, path: string): boolean {
  if (path.includes('*')) return [...files].some((file) => matchesGlob(file, path));
  return folders.has(path.replace(/\/$/, '')) || files.has(path);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function foldersAround(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' ? [] : [folder, ...foldersAround(folder)];
}
