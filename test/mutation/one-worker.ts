import { inject, TestRunner } from 'vitest';

interface Coverage {
  readonly static: unknown;
  perTest: object;
}

/** What one worker that runs all test files does between them. */
export default class OneWorker extends TestRunner {
  #isOver = false;

  override cancel(...reason: Parameters<TestRunner['cancel']>): void {
    this.#isOver = true;
    super.cancel(...reason);
  }

  /** Doesn't load the files that come after a failure: vitest leaves out their tests only, and loading them all takes seconds. */
  override importFile(...file: Parameters<TestRunner['importFile']>): unknown {
    return this.#isOver ? undefined : super.importFile(...file);
  }

  /** Stryker 10.1 reports with each file what all tests so far have covered; with 130 files that took more than 4 GB. */
  override async onAfterRunSuite(...[suite]: Parameters<TestRunner['onAfterRunSuite']>): Promise<void> {
    await super.onAfterRunSuite(suite);
    const coverage = coverageSoFar();
    if (coverage === undefined || !('filepath' in suite)) return;
    Object.assign(suite.meta, { mutantCoverage: { ...coverage } });
    coverage.perTest = {};
  }
}

function coverageSoFar(): Coverage | undefined {
  const namespace: unknown = inject('globalNamespace' as never);
  if (typeof namespace !== 'string') return undefined;
  const stryker: { readonly mutantCoverage?: Coverage } | undefined = Reflect.get(globalThis, namespace);
  return stryker?.mutantCoverage;
}
