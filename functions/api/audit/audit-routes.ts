import { auditPageSchema, auditQuerySchema } from '../../../shared/contracts/management-api/audit.ts';
import type { AuditEntry } from '../../../shared/domain/team/audit-entry.ts';
import { mappingPath } from '../core/links.ts';
import { readPage } from '../core/paged.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';

/** Who changed what. */
export const auditRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/audit',
    operationId: 'listAuditEntries',
    tag: 'Audit',
    summary: 'List who changed what, when',
    description: 'Kept for a year, unless the team deletes all of its data. Keys are never part of it.',
    query: auditQuerySchema,
    responses: { 200: { description: 'Changes, newest first.', schema: auditPageSchema } },
    problems: ['cursor_invalid'],
    async handle({ caller: { teamId }, query: { cursor, limit } }, { audit }) {
      const { items, ...rest } = await readPage({ teamId, list: ['audit'], cursor }, (after) =>
        audit.entries(teamId, { limit, after }),
      );
      return { status: 200, body: { items: items.map(entryView), ...rest } };
    },
  }),
];

function entryView({ teamId: _ownTeam, auditId: id, ...entry }: AuditEntry) {
  const { repositoryId } = entry;
  return { ...entry, id, links: repositoryId === undefined ? {} : { mapping: mappingPath(repositoryId) } };
}
