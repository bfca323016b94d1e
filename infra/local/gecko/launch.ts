import * as z from 'zod';
import { nameUuid } from './name-uuid.ts';
import { newRepository, type Team } from './state.ts';

/** The body of a launch. The public API launches GitLab scans only. */
export const launchOrder = z.object({
  name: z.string().min(1),
  gitlabUrl: z.url({ protocol: /^https$/ }).refine((url) => repositoryPath(url).includes('/'), 'Name a project'),
  branch: z.string().min(1).optional(),
});

/** Adds a scan that was launched and has found nothing yet. The branch may ride in `?ref=` or `/-/tree/<branch>`. */
export function launchScan(team: Team, order: z.output<typeof launchOrder>, now: Date) {
  const url = new URL(order.gitlabUrl);
  const path = repositoryPath(order.gitlabUrl);
  const branch = order.branch ?? url.searchParams.get('ref') ?? url.pathname.split('/-/tree/')[1] ?? 'main';
  const id = `gitlab:${path}`;
  if (!team.repositories.some((repository) => repository.id === id)) {
    team.repositories.push(newRepository(team.id, id, branch));
  }
  const scanId = nameUuid(`launched scan ${team.id} ${team.scans.length} ${path}`);
  team.scans.push({
    id: scanId,
    name: order.name,
    createdAt: now.toISOString(),
    completedAt: null,
    kind: 'deep',
    status: 'launched',
    language: 'unknown',
    repositories: [{ id, branch, commit: null }],
    rows: [],
    endpoints: null,
    wiki: null,
  });
  const taskArn = `arn:aws:ecs:eu-west-2:000000000000:task/gecko/${scanId.replaceAll('-', '')}`;
  return {
    scanId,
    name: order.name,
    status: 'launched',
    repository: { fullName: path, branch, instance: url.host },
    taskArn,
  };
}

function repositoryPath(gitlabUrl: string): string {
  const [path = ''] = new URL(gitlabUrl).pathname.split('/-/');
  return path.replace(/^\/|(\.git)?\/?$/g, '');
}
