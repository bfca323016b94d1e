import type { ContentFieldName } from '../desired/content/content-fields.ts';
import type { ContentPatch } from '../desired/content-patch.ts';
import type { StatusFlags } from '../desired/status/desired-status.ts';
import { isShownAs } from './content-in-step.ts';
import type { LiveFinding } from './live-finding.ts';

/** The fields of a PATCH that a finding doesn't show as they were sent, allowing for how DefectDojo stores them. */
export function notShown(
  { content, flags }: Pick<LiveFinding, 'content' | 'flags'>,
  patch: ContentPatch & Partial<StatusFlags>,
): string[] {
  const wanted = { ...content, ...patch };
  return Object.entries(patch).flatMap(([name, sent]) => {
    const isShown = isFlag(name, flags) ? flags[name] === sent : isShownAs(name as ContentFieldName, content, wanted);
    return isShown ? [] : [name];
  });
}

function isFlag(name: string, flags: StatusFlags): name is keyof StatusFlags {
  return name in flags;
}
