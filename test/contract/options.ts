import { parseArgs } from 'node:util';
import { gatewayOptions, gatewayUsage, type NamedGateway, readNamedGateway } from '../support/named-gateway.ts';
import { ContractError } from './contract-error.ts';
import { type TopicName, topicOrder } from './recordings/topic-order.ts';

/** How `npm run contract` was called. */
export interface ContractOptions {
  readonly access: { readonly url: string; readonly apiKey: string; readonly gateway: NamedGateway };
  /** Topics to tell of. */
  readonly topics: readonly TopicName[];
  /** Whether settings of the whole instance may be changed meanwhile. */
  readonly changeSettings: boolean;
  /** Whether what is known to differ is told, too. */
  readonly known: boolean;
  /** How long everything may take. */
  readonly minutes: number;
}

const defaultMinutes = '15';
const mostMinutes = 240;

/** What `npm run contract -- --help` prints. */
export const usage = `npm run contract -- --defectdojo-url URL --defectdojo-key KEY [options]
  Plays the recorded requests against a real DefectDojo, and prints where it, the recordings and the stand-in differ.
  The key has to be a superuser's. What is made begins with "contract-" and is deleted in the end; test types stay.
${gatewayUsage}
  --topic NAME        only this topic, and what it goes on with; may be given again: ${topicOrder.join(', ')}
  --change-settings   lets system deduplication be switched meanwhile, for the whole instance
  --known             tells also of differences that are known, with their reasons
  --minutes NUMBER    how long everything may take (default: ${defaultMinutes})`;

/**
 * Reads the command line.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {ContractError} `option_invalid`, naming the option and what it takes.
 */
export function readOptions(args: readonly string[]): ContractOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const { 'defectdojo-url': url, 'defectdojo-key': apiKey } = values;
  if (!url || !apiKey) throw wrong('--defectdojo-url and --defectdojo-key say which server.');
  return {
    access: { url: readUrl(url), apiKey, gateway: readGateway(values) },
    topics: values.topic ? values.topic.map(readTopic) : topicOrder,
    changeSettings: values['change-settings'],
    known: values.known,
    minutes: readMinutes(values.minutes),
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        'defectdojo-url': { type: 'string' },
        'defectdojo-key': { type: 'string' },
        ...gatewayOptions,
        topic: { type: 'string', multiple: true },
        'change-settings': flag,
        known: flag,
        help: flag,
        minutes: { type: 'string', default: defaultMinutes },
      },
    }).values;
  } catch (cause) {
    throw new ContractError('option_invalid', `${(cause as Error).message}\n${usage}`, { cause });
  }
}

function readGateway(values: Parameters<typeof readNamedGateway>[0]): NamedGateway {
  try {
    return readNamedGateway(values);
  } catch (cause) {
    throw new ContractError('option_invalid', `${(cause as Error).message}\n${usage}`, { cause });
  }
}

/** The address below which `/api/v2/` is. */
function readUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw wrong(`--defectdojo-url takes an address such as https://dojo.example.test, not "${text}".`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/api\/v2$/, '');
}

function readTopic(name: string): TopicName {
  const topic = topicOrder.find((one) => one === name);
  if (!topic) throw wrong(`--topic takes one of ${topicOrder.join(', ')}, not "${name}".`);
  return topic;
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d+$/.test(text) && minutes > 0 && minutes <= mostMinutes) return minutes;
  throw wrong(`--minutes takes a whole number from 1 to ${mostMinutes}, not "${text}".`);
}

function wrong(sentence: string): ContractError {
  return new ContractError('option_invalid', `${sentence}\n${usage}`);
}
