import type { AsvsLevel } from '../asvs/standard/asvs-level.ts';
import type { AsvsVersion } from '../asvs/standard/asvs-version.ts';
import type { RepositoryId } from '../names/ids.ts';
import type { Mapping } from './mapping.ts';

/** A mapping as a file asks for it: to a product that exists, perhaps with the name that people know it by, or to one of a name. */
export interface WantedMapping {
  readonly repositoryId: RepositoryId;
  readonly product: { readonly id: number; readonly name?: string | undefined } | { readonly name: string };
  readonly branch?: string | undefined;
  /** What it says of the ASVS, which is kept apart. */
  readonly level?: AsvsLevel | null | undefined;
  readonly sections?: WantedSections | undefined;
}

/** What people chose of ASVS sections. */
export interface WantedSections {
  readonly version?: AsvsVersion | undefined;
  readonly added?: readonly string[] | undefined;
  readonly removed?: readonly string[] | undefined;
}

/** What a file asks to be done about one repository, with the reasons for people. */
export type MappingChange = {
  readonly repositoryId: RepositoryId;
  readonly reasons: readonly string[];
} & (
  | { readonly kind: 'add'; readonly wanted: WantedMapping }
  | {
      readonly kind: 'change';
      readonly wanted: WantedMapping;
      readonly current: Mapping;
      /** Whether the product changes. */
      readonly product: boolean;
      /** Whether product or branch change: what else does is no part of the mapping. */
      readonly place: boolean;
    }
  | { readonly kind: 'unchanged'; readonly current: Mapping }
  | { readonly kind: 'remove' | 'keep'; readonly current: Mapping }
);

/**
 * What makes a team's mappings those of a file: its rows in their order, then the mappings that it doesn't name.
 *
 * @param options.baseUrl the instance that the team is connected to: on another one a product's id means something else
 * @param options.missing what is to become of mappings that the file doesn't name
 */
export function mappingChanges(
  current: readonly Mapping[],
  wanted: readonly WantedMapping[],
  options: { readonly baseUrl: string; readonly missing: 'keep' | 'remove' },
): MappingChange[] {
  const there = new Map(current.map((mapping) => [mapping.repositoryId, mapping]));
  const named = new Set(wanted.map(({ repositoryId }) => repositoryId));
  const rows = wanted.map((row) => changeOf(there.get(row.repositoryId), row, options.baseUrl));
  const missing = current.filter(({ repositoryId }) => !named.has(repositoryId));
  return [
    ...rows,
    ...missing.map((mapping): MappingChange => {
      const { repositoryId } = mapping;
      return { kind: options.missing, repositoryId, current: mapping, reasons: ['The file does not name it.'] };
    }),
  ];
}

function changeOf(current: Mapping | undefined, wanted: WantedMapping, baseUrl: string): MappingChange {
  const { repositoryId } = wanted;
  if (current === undefined) return { kind: 'add', repositoryId, wanted, reasons: ['It is not mapped yet.'] };
  const product = productReasons(current, wanted, baseUrl);
  const reasons = [...product, ...branchReasons(current, wanted)];
  const told = product.length > 0 ? reasons : [...reasons, ...nameReasons(current, wanted)];
  if (reasons.length === 0) return { kind: 'unchanged', repositoryId, current, reasons: told };
  return { kind: 'change', repositoryId, wanted, current, reasons: told, product: product.length > 0, place: true };
}

function productReasons({ product, baseUrl: chosenOn }: Mapping, wanted: WantedMapping, baseUrl: string): string[] {
  if (chosenOn !== undefined && chosenOn !== baseUrl) return [`Its product was chosen on ${chosenOn}.`];
  // A name is the one that the product was chosen by: DefectDojo is not asked whether it bears another one by now.
  const isSame = 'id' in wanted.product ? wanted.product.id === product.id : wanted.product.name === product.name;
  if (isSame) return [];
  return [`The product changes from "${product.name}" (${product.id}) to ${wantedText(wanted.product)}.`];
}

function wantedText(wanted: WantedMapping['product']): string {
  if (!('id' in wanted)) return `"${wanted.name}"`;
  return wanted.name === undefined ? `the one with the id ${wanted.id}` : `"${wanted.name}" (${wanted.id})`;
}

/** Of a product that stays: whoever changed its name alone in the file meant another product, or knows that it was renamed. */
function nameReasons({ product }: Mapping, { product: wanted }: WantedMapping): string[] {
  if (!('id' in wanted) || wanted.name === undefined || wanted.name === product.name) return [];
  return [`The id ${product.id} counts: the file calls it "${wanted.name}", and it was mapped as "${product.name}".`];
}

function branchReasons({ branch: before }: Mapping, { branch: after }: WantedMapping): string[] {
  if (before === after) return [];
  return [`The branch changes from ${branchText(before)} to ${branchText(after)}.`];
}

function branchText(branch: string | undefined): string {
  return branch === undefined ? "the repository's default" : `"${branch}"`;
}
