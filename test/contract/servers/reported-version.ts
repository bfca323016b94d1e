import { ContractError } from '../contract-error.ts';
import type { Send } from './send-through.ts';

const headBytes = 4_096;

/** The version that a DefectDojo tells at the start of its schema. */
export async function reportedVersion(url: string, send: Send): Promise<string> {
  const address = `${url}/api/v2/oa3/schema/?format=json`;
  const head = await headOf(address, send);
  const version = /"version":\s*"(\d+\.\d+\.\d+[\w.+-]*)/.exec(head)?.[1];
  if (version === undefined) throw new ContractError('not_prepared', `${address} tells no version.`);
  return version;
}

async function headOf(address: string, send: Send): Promise<string> {
  let head = '';
  try {
    const { body } = await send(new Request(address));
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      head += text;
      if (head.length >= headBytes) break;
    }
  } catch (cause) {
    throw new ContractError('no_answer', `${address} can't be read: ${(cause as Error).message}.`, { cause });
  }
  return head;
}

/** The version itself or else the newest older one of a list that begins with the newest; the oldest where none is older. */
export function nearest<Version extends string>(version: string, versions: readonly [Version, ...Version[]]): Version {
  const exact = versions.find((one) => one === version);
  const older = versions.find((one) => compareNumbers(one, version) <= 0 && !one.includes('-'));
  return exact ?? older ?? versions.at(-1) ?? versions[0];
}

function compareNumbers(one: string, other: string): number {
  const [ones = [], others = []] = [one, other].map((version) => version.split(/[.-]/).map(Number));
  const index = [0, 1, 2].find((place) => ones[place] !== others[place]) ?? 0;
  return (ones[index] ?? 0) - (others[index] ?? 0);
}
