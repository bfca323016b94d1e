import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import openApi from '../../../../../functions/api/openapi.json' with { type: 'json' };

const page = path.resolve(import.meta.dirname, '../../../../../infra/local/console/page');
const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);

/** Every call of the API, as the document has it. */
const documented = Object.entries(openApi.paths).flatMap(([where, operations]) =>
  Object.keys(operations).flatMap((method) => (methods.has(method) ? [`${method.toUpperCase()} ${where}`] : [])),
);

/** Every call that the page makes, as its source has it. */
async function used(): Promise<Set<string>> {
  const calls = new Set<string>();
  for await (const file of glob('**/*.{ts,tsx}', { cwd: page })) {
    const source = await readFile(path.join(page, file), 'utf8');
    for (const [, method, where] of source.matchAll(/api\s*\.(GET|PUT|POST|PATCH|DELETE)\(\s*'([^']+)'/g)) {
      calls.add(`${method} ${where}`);
    }
  }
  return calls;
}

describe('the settings page', () => {
  it('has a working example of every call of the API but those that the README names', async () => {
    const calls = await used();
    const without = documented.filter((call) => !calls.has(call));
    expect(without.toSorted()).toEqual(['DELETE /v1/team-data', 'GET /v1/mappings', 'GET /v1/openapi.json']);
    expect([...calls].filter((call) => !documented.includes(call))).toEqual([]);
  });
});
