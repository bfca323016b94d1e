import type { Repository } from '../../../../../functions/api/client/api-types.ts';
import { goAndPush, type PushKind } from '../asked-push.ts';
import type { MenuItem } from '../parts/menu.tsx';
import { hrefOf, type Tab } from '../route.ts';

interface Doings {
  onMap(): void;
  onRemove(): void;
}

/** What the menu of a row offers. */
export function menuOf(repository: Repository, { onMap, onRemove }: Doings): readonly MenuItem[] {
  const { mappingId, state, links } = repository;
  const to = (text: string, tab: Tab): MenuItem => ({ text, href: hrefOf({ view: 'repository', mappingId, tab }) });
  const push = (text: string, kind: PushKind): MenuItem => ({ text, onChoose: () => goAndPush(mappingId, kind) });
  const vulnerabilities = { text: 'View vulnerabilities', href: links.geckoVulnerabilities, isElsewhere: true };
  const why = to("Why aren't my findings there?", 'why');
  if (state.status === 'unmapped') {
    return [{ text: 'Map to a product…', onChoose: onMap }, vulnerabilities, why, to('History', 'history')];
  }
  return [
    vulnerabilities,
    to('Edit sections', 'sections'),
    ...(state.status === 'held' ? [to('Decide what waits', 'overview')] : []),
    push('Push now', 'push'),
    to('Preview a push', 'preview'),
    to('History', 'history'),
    push('Check for drift', 'drift-check'),
    push('Repair…', 'repair'),
    why,
    { text: 'Map to another product…', onChoose: onMap },
    { text: 'Remove mapping…', isDangerous: true, onChoose: onRemove },
  ];
}
