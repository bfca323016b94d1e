import { globSync, readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readOptions as readPauseOptions } from '../../infra/pause/options.ts';
import { readOptions as readRedriveOptions } from '../../infra/redrive/options.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { metricNames } from '../../shared/contracts/metric-names.ts';
import { defaultGeckoSecretName, defectDojoSecretName, secretPrefix } from '../../shared/contracts/secret-names.ts';
import { teamIdSchema } from '../../shared/domain/names/ids.ts';
import { noCounts } from '../../shared/domain/runs/run.ts';
import { resourcesOf, stackOf } from './synthesize.ts';

const text = readFileSync('infra/RUNBOOK.md', 'utf8');
const stack = stackOf();
const found = (pattern: RegExp, groups = 1): string[][] =>
  [...text.matchAll(pattern)].map((match) => Array.from({ length: groups }, (_, index) => match[index + 1] ?? ''));

it('the runbook lists every metric that is counted, and no other', () => {
  const section = text.split('# What is measured')[1]?.split('\n# ')[0] ?? '';
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell.replaceAll('`', '').split(', '));
  expect(cells.flat().toSorted()).toEqual(Object.values(metricNames).toSorted());
});

describe('the commands of the runbook', () => {
  it('call npm scripts that exist, with options that those accept', () => {
    const calls = found(/npm run ([a-z]+)(?: -- ([^\n`]+))?/g, 2);
    expect(calls.length).toBeGreaterThan(5);
    for (const [script = '', rest = ''] of calls) {
      expect(Object.keys(packageJson.scripts)).toContain(script);
      const args = rest.split(' ').map((word) => word.replaceAll('"', '').replace(/^\$[A-Z_]+$/, 'sample'));
      if (rest === '') continue;
      const read = script === 'redrive' ? () => readRedriveOptions(args) : () => readPauseOptions([script, ...args]);
      expect(read, `npm run ${script} -- ${rest}`).not.toThrow();
    }
  });

  it('find each resource by the start of its logical id, and no other one', () => {
    const lookUps = found(/\$\(resource (\w+) (AWS::\w+::\w+)\)/g, 2);
    expect(lookUps.length).toBeGreaterThan(5);
    for (const [start = '', type = ''] of lookUps) {
      const matching = Object.keys(resourcesOf(stack, type)).filter((id) => id.startsWith(start));
      expect(matching, `${type} ${start}…`).toHaveLength(1);
    }
  });

  it('read outputs that the stack has', () => {
    const names = found(/\$\(output (\w+)\)/g);
    expect(names.length).toBeGreaterThan(5);
    for (const [name = ''] of names) expect(Object.keys(Template.fromStack(stack).findOutputs('*'))).toContain(name);
  });

  it('name secrets as the functions do', () => {
    const prefix = secretPrefix('$STAGE');
    const known = [defaultGeckoSecretName(prefix), defectDojoSecretName(prefix, teamIdSchema.parse('TEAM'))];
    const named = found(/--secret-id "([^"]+)"/g).map(([name = '']) => name.replace('$TEAM', 'TEAM'));
    expect(new Set(named)).toEqual(new Set(known));
  });

  it('use no command that version 1 of the CLI lacks', () => {
    expect(text).not.toMatch(/aws logs tail/);
  });
});

/** A line that some source logs: its message, and the names of its fields. */
interface LoggedLine {
  readonly message: string;
  readonly fields: ReadonlySet<string>;
}

/** What a spread in a line's fields, or a field that holds more of them, stands for. */
const expansions: Readonly<Record<string, readonly string[]>> = {
  '...key': ['teamId', 'repositoryId'],
  '...run.counts': Object.keys(noCounts),
  '...ids': ['runId', 'scanId'],
  '...idsOf': ['requestId', 'operationId', 'teamId', 'userId', 'repositoryId', 'runId'],
  '...subjectOf': ['teamId', 'repositoryId', 'scanId'],
  error: ['error.name', 'error.message'],
  failure: ['failure.name', 'failure.message'],
};

/** What is passed to calls inside a line's fields names none of them. */
function withoutArguments(body: string): string {
  const shorter = body.replaceAll(/\([^()]*\)/g, '');
  return shorter === body ? body : withoutArguments(shorter);
}

const sources = globSync('{functions,shared}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
const loggedLines: LoggedLine[] = sources.flatMap((source) =>
  [...source.matchAll(/\blog\.(?:info|warn|error)\(\s*'([^']+)',\s*\{([^}]*)\}/g)].map(
    ([, message = '', body = '']) => {
      const names = withoutArguments(body)
        .split(',')
        .map((part) => part.split(':')[0]?.trim() ?? '');
      return { message, fields: new Set(names.flatMap((name) => expansions[name] ?? [name])) };
    },
  ),
);

/** What Lambda, the logger and Logs Insights know of each line (docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html). */
const everywhere = ['@timestamp', 'message', 'level', 'record.status', 'record.errorType'];
const words = new Set(
  ['filter', 'fields', 'stats', 'sort', 'limit', 'by', 'as', 'and', 'or', 'in', 'desc', 'asc'].concat([
    'count',
    'count_distinct',
    'sum',
    'pct',
    'earliest',
    'latest',
  ]),
);

function fieldsOf(query: string): string[] {
  const bare = query.replaceAll(/"[^"]*"/g, '');
  const aliases = new Set([...bare.matchAll(/ as (\w+)/g)].map(([, alias]) => alias));
  const names = [...bare.matchAll(/@?[a-zA-Z][\w.]*/g)].map(([name]) => name);
  return names.filter((name) => !words.has(name) && !aliases.has(name));
}

describe('the log queries of the runbook', () => {
  const queries = found(/query "\$\w+_LOGS" '([^']+)'/g).map(([query = '']) => query);

  it('are there', () => {
    expect(queries.length).toBeGreaterThan(7);
    expect(loggedLines.length).toBeGreaterThan(10);
  });

  it.each(queries)('%s asks for what the functions log', (query) => {
    const message = /message = "([^"]+)"/.exec(query)?.[1];
    const lines = loggedLines.filter((line) => message === undefined || line.message === message);
    expect(lines).not.toEqual([]);
    const known = new Set([...everywhere, ...lines.flatMap(({ fields }) => [...fields])]);
    expect(fieldsOf(query).filter((field) => !known.has(field))).toEqual([]);
  });
});
