import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStageConfig, syncsPerInstanceOf } from '../../infra/stage-config.ts';
import { appWith, resourcesOf, stackOf } from './synthesize.ts';

const configWith = (overrides: Record<string, unknown> = {}) => readStageConfig(appWith(overrides).node);

describe('the settings of a stage', () => {
  it("default to the stage dev and Gecko's public addresses", () => {
    expect(configWith()).toMatchObject({
      stage: 'dev',
      geckoApiUrl: 'https://app.gecko.security',
      jwtIssuer: 'https://auth.gecko.security',
      outboundTargets: 'public',
    });
  });

  it('take overrides from the command line, where every value is text', () => {
    expect(configWith({ stage: 'prod', jwtAudience: 'console', syncMaxConcurrency: '7' })).toMatchObject({
      stage: 'prod',
      dataLifetime: 'retained',
      jwtAudience: 'console',
      syncMaxConcurrency: 7,
    });
  });

  it.each([
    [{ stage: 'staging' }, 'Unknown stage "staging": cdk.json knows dev, prod, local.'],
    [{ jwtIsuer: 'https://auth.example.com' }, 'unknown setting jwtIsuer'],
    [{ geckoApiUrl: 'http://app.gecko.security' }, 'geckoApiUrl must be an https URL'],
    [{ geckoApiUrl: 'app.gecko.security' }, 'geckoApiUrl must be an https URL'],
    [
      { geckoApiUrl: 'https://app.gecko.security/api/../v1' },
      "geckoApiUrl can't be used: The path of the URL contains",
    ],
    [{ geckoApiUrl: 'https://gecko.internal' }, 'geckoApiUrl can\'t be used: Names under ".internal" exist only'],
    [{ stage: 'local', geckoApiUrl: 'http://127.0.0.1:9000/./v1' }, "geckoApiUrl can't be used: The path"],
    [{ logRetentionDays: '31' }, 'logRetentionDays must be one of 1, 3, 5'],
    [{ syncMaxConcurrency: '1' }, 'syncMaxConcurrency must be at least 2'],
    [{ syncMaxConcurrency: '1001' }, 'syncMaxConcurrency must be at most 1000'],
    [{ archiveRetentionDays: '36501' }, 'archiveRetentionDays must be at most 36500'],
    [{ syncTeamSharePercent: '0' }, 'syncTeamSharePercent must be positive'],
    [{ syncTeamSharePercent: '101' }, 'syncTeamSharePercent must be at most 100'],
    [{ syncTeamSharePercent: '12.5' }, 'syncTeamSharePercent must be a whole number'],
    [{ syncSpacingSeconds: '3601' }, 'syncSpacingSeconds must be at most 3600'],
    [{ syncSpacingSeconds: '-1' }, 'syncSpacingSeconds must be at least 0'],
    [{ syncSpacingSeconds: '0.5' }, 'syncSpacingSeconds must be a whole number'],
    [{ sweepIntervalMinutes: '61' }, 'sweepIntervalMinutes must be at most 60'],
    [{ apiRequestsPerSecond: '10001' }, 'apiRequestsPerSecond must be at most 10000'],
    [{ apiBurst: '5001' }, 'apiBurst must be at most 5000'],
    [{ syncMaxConcurrency: 'many' }, 'syncMaxConcurrency must be a number'],
    [{ consoleOrigin: 'https://app.gecko.security/settings' }, 'consoleOrigin must be an origin, without a path'],
    [{ jwtAudience: '' }, 'jwtAudience must not be empty'],
    [{ egress: 'fixed' }, 'egress must be dynamic or static'],
    [{ stage: 'local', egress: 'static' }, 'egress must be dynamic in the stage local'],
    [{ encryption: 'kms' }, 'encryption must be aws-keys or own-key'],
    [{ scannerAccountId: '1234' }, 'scannerAccountId must be the 12 digits of an AWS account'],
    [
      { scannerAccountId: '123456789012', existingEventBusName: 'gecko' },
      'whoever owns the bus gecko says who may use it',
    ],
  ])('refuse %j with one sentence that names it', (overrides, sentence) => {
    expect(() => configWith(overrides)).toThrow(sentence);
  });

  it.each(['dev', 'prod'])('let the stage %s call public addresses alone, over HTTPS', (stage) => {
    expect(() => configWith({ stage, outboundTargets: 'public-and-loopback' })).toThrow(
      'outboundTargets may be public-and-loopback in the stage local alone',
    );
    expect(() => configWith({ stage, jwtIssuer: 'http://127.0.0.1:9000' })).toThrow('jwtIssuer must be an https URL');
  });

  it('let the stage local call the stand-ins on loopback', () => {
    expect(configWith({ stage: 'local', geckoApiUrl: 'http://127.0.0.1:9000' })).toMatchObject({
      geckoApiUrl: 'http://127.0.0.1:9000',
      outboundTargets: 'public-and-loopback',
    });
  });
});

describe('the settings that the README of the stack lists', () => {
  const section = readFileSync('infra/README.md', 'utf8').split('## Settings')[1]?.split('\n## ')[0] ?? '';
  const listed = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, names = '', defaults = ''] = line.replaceAll('`', '').split('|');
      const ofStages = Object.fromEntries(
        [...defaults.matchAll(/([\w-]+) \((\w+)\)/g)].map(([, value, stage]) => [stage, value]),
      );
      return names.split(',').map((name, index) => {
        const ofAll = defaults.split(',')[index]?.trim();
        return { name: name.trim(), defaultIn: (stage: string) => ofStages[stage] ?? ofAll };
      });
    });

  it('are all that there are', () => {
    const known = /known: ([^)]+)/.exec(messageOf(() => configWith({ unheardOf: '1' })))?.[1]?.split(', ') ?? [];
    expect(known.length).toBeGreaterThan(10);
    expect(listed.map(({ name }) => name).toSorted()).toEqual(['stage', ...known].toSorted());
  });

  it.each(['dev', 'prod'])('have the defaults that it tells for the stage %s', (stage) => {
    const config: Record<string, unknown> = configWith({ stage });
    const unset = listed.filter(({ name }) => config[name] === undefined).map(({ name }) => name);
    expect(unset).toEqual(['existingEventBusName', 'scannerAccountId']);
    for (const { name, defaultIn } of listed) {
      if (name !== 'stage' && config[name] !== undefined)
        expect(`${name} ${defaultIn(stage)}`).toBe(`${name} ${config[name]}`);
    }
  });
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return String(error);
  }
  return '';
}

describe('the places at one DefectDojo', () => {
  it.each([
    [20, 50, 2],
    [4, 50, 2],
    [3, 50, 1],
    [2, 50, 1],
    [2, 100, 2],
    [20, 100, 2],
    [20, 10, 2],
    [20, 9, 1],
    [20, 1, 1],
  ])('of %i functions at once, of which a team may have %i percent, are %i', (functions, percent, places) => {
    const config = configWith({ syncMaxConcurrency: String(functions), syncTeamSharePercent: String(percent) });
    expect(syncsPerInstanceOf(config)).toBe(places);
  });

  it('are told to every function', () => {
    const functions = Object.values(resourcesOf(stackOf({ syncTeamSharePercent: '5' }), 'AWS::Lambda::Function'));
    const told = functions.flatMap(({ Properties }) => {
      const variables = (Properties['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables;
      return variables && 'TABLE_NAME' in variables ? [variables['SYNCS_PER_INSTANCE']] : [];
    });
    expect(told).toEqual(['1', '1', '1']);
  });
});
