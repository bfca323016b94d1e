import type { Repository } from '../../../../../functions/api/client/api-types.ts';
import type { MenuItem } from '../parts/menu.tsx';
import { hrefOf, type PushKind, type Tab } from '../route.ts';

interface Doings {
  onMap(): void;
  onRemove(): void;
}

/** What the menu of a row offers. */
export function menuOf(repository: Repository, { onMap, onRemove }: Doings): readonly MenuItem[] {
  const { mappingId, state, links } = repository;
  const to = (text: string, tab: Tab, ask?: PushKind): MenuItem => ({
    text,
    href: hrefOf({ view: 'repository', mappingId, tab, ...(ask && { ask }) }),
  });
  const vulnerabilities = { text: 'View vulnerabilities', href: links.geckoVulnerabilities, isElsewhere: true };
  const why = to("Why aren't my findings there?", 'why');
  if (state.status === 'unmapped') {
    return [{ text: 'Map to a product…', onChoose: onMap }, vulnerabilities, why, to('History', 'history')];
  }
  return [
    vulnerabilities,
    to('Edit sections', 'sections'),
    ...(state.status === 'held' ? [to('Decide what waits', 'overview')] : []),
    to('Push now', 'push', 'push'),
    to('Preview a push', 'preview'),
    to('History', 'history'),
    to('Check for drift', 'push', 'drift-check'),
    to('Repair…', 'push', 'repair'),
    why,
    { text: 'Map to another product…', onChoose: onMap },
    { text: 'Remove mapping…', isDangerous: true, onChoose: onRemove },
  ];
}
