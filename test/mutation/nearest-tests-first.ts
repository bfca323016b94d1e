import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification, type Vitest } from 'vitest/node';

// How Stryker asks in mutated code whether one of its mutants is the active one.
const mutantSwitch = /stryMutAct_\w+\("(\d+)"\)/g;

/**
 * A mutant is done with at the first test that fails, so the tests of its file and of its folder come first. Properties,
 * which take seconds, come last.
 */
export class NearestTestsFirst extends BaseSequencer {
  readonly #fileOfMutant = new Map<string, string>();

  constructor(context: Vitest) {
    super(context);
    const { root } = context.config;
    for (const file of globSync('shared/domain/**/*.ts', { cwd: root })) {
      for (const [, id] of readFileSync(join(root, file), 'utf8').matchAll(mutantSwitch)) {
        if (id !== undefined) this.#fileOfMutant.set(id, file);
      }
    }
  }

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const provided: Record<string, unknown> = { ...files[0]?.project.getProvidedContext() };
    const mutated = this.#fileOfMutant.get(`${provided['activeMutant']}`) ?? '';
    const distance = ({ moduleId }: TestSpecification) => distanceOf(relative(this.ctx.config.root, moduleId), mutated);
    return files.toSorted(
      (one, other) => distance(one) - distance(other) || one.moduleId.localeCompare(other.moduleId),
    );
  }
}

function distanceOf(test: string, mutated: string): number {
  if (test.startsWith('test/property/')) return 3;
  if (dirname(test) !== join('test/unit', dirname(mutated))) return 2;
  return basename(test, '.test.ts') === basename(mutated, '.ts') ? 0 : 1;
}
