import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { leaveLine } from '../../../shared/line/leave-line.ts';
import { Postponed } from '../reconcile/postponed.ts';
import type { OpenWorkDependencies, Round } from '../round.ts';

/** How soon it is tried again while a sync under the old name comes to its end, milliseconds. */
const stillAtWorkMs = 60_000;
/** Findings written at once. */
const findingsPerWrite = 500;

/**
 * Takes over what is kept of a repository under the name that it had before: where its findings are, what is known of them,
 * what events reported, what people decided. What is there under its own name already stays. The place is written last, so that a
 * run that ends meanwhile is repeated.
 *
 * @returns the newest scan known under the old name
 * @throws {Postponed} while a sync under the old name is still at work
 */
export async function takeOver(
  dependencies: OpenWorkDependencies,
  round: Round,
  { mapping, connection }: { readonly mapping: Mapping; readonly connection: Connection },
): Promise<BaselineScan | undefined> {
  const { store, teams, clock } = dependencies;
  const { key } = round;
  if (mapping.movedFrom === undefined) return undefined;
  const old: RepositoryKey = { teamId: key.teamId, repositoryId: mapping.movedFrom };
  const { lease, baselineScan } = await store.state(old);
  await removeFormer(dependencies, old, mapping);
  // Without its mapping it ends before its next write.
  if (lease !== undefined && Date.parse(lease.expiresAt) > clock.now().getTime()) {
    const message = `A sync of the repository under its former name "${old.repositoryId}" is still at work.`;
    throw new Postponed('repository_renamed', message, new Date(clock.now().getTime() + stillAtWorkMs));
  }
  await takeFindings(dependencies, round, old, { baseUrl: mapping.baseUrl ?? connection.baseUrl, mapping });
  await takeProfile(dependencies, key, old);
  await teams.noteRepository(key, { takenOver: true });
  return baselineScan;
}

/** One of the same age is what this one was made of; any other was made since, for another repository of the old name. */
async function removeFormer(
  dependencies: OpenWorkDependencies,
  old: RepositoryKey,
  { createdAt }: Mapping,
): Promise<void> {
  const { teams } = dependencies;
  const former = await teams.mapping(old);
  if (former?.createdAt !== createdAt) return;
  await teams.deleteMapping(former);
  await leaveLine(dependencies, old);
}

async function takeFindings(
  { store, findings }: OpenWorkDependencies,
  { key, token, runId }: Round,
  old: RepositoryKey,
  { baseUrl, mapping }: { readonly baseUrl: string; readonly mapping: Mapping },
): Promise<void> {
  const productId = mapping.product.id;
  const place = await store.placement(old, baseUrl, productId);
  if (place === undefined || (await store.placement(key, baseUrl, productId)) !== undefined) return;
  const holder = { ...key, token, placementId: place.placementId };
  const known = [...(await findings.known(old, place.placementId)).values()];
  for (let start = 0; start < known.length; start += findingsPerWrite) {
    await findings.putKnown(holder, known.slice(start, start + findingsPerWrite));
  }
  const own = await findings.reported(key);
  await findings.putReported(
    holder,
    new Map([...(await findings.reported(old))].filter(([geckoId]) => !own.has(geckoId))),
  );
  await findings.putDecisions(holder, runId, await findings.decisions(old));
  for (const upload of await findings.openUploads(old)) await findings.beginUpload(holder, upload);
  // Its line of the product's metadata is written anew, under the name that it has now.
  const { asvs: _ofTheFormerName, ...rest } = place;
  await store.putPlacement(key, rest);
}

async function takeProfile({ asvs }: OpenWorkDependencies, key: RepositoryKey, old: RepositoryKey): Promise<void> {
  const profile = await asvs.profile(old);
  if (profile === undefined || (await asvs.profile(key)) !== undefined) return;
  const own = { ...profile, ...key, version: 1 };
  const detection = await asvs.detection(old);
  if (detection === undefined) await asvs.putProfile(own);
  else await asvs.putDetection(own, detection);
  const open = await asvs.openFindings(old);
  if (open !== undefined) await asvs.putOpenFindings(key, open);
}
