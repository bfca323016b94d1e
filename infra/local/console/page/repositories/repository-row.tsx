import type { Repository } from '../../../../../functions/api/client/api-types.ts';
import { LinkOut } from '../parts/link-out.tsx';
import { Menu } from '../parts/menu.tsx';
import { Name } from '../parts/name.tsx';
import { When } from '../parts/when.tsx';
import { hrefOf } from '../route.ts';
import { menuOf } from './row-menu.ts';
import { sectionCount } from './section-count.ts';
import { SectionList } from './section-list.tsx';
import { StateBadge } from './state-badge.tsx';

interface RepositoryRowProps {
  readonly repository: Repository;
  onMap(): void;
  onRemove(): void;
}

/** Id of the button that opens a row's menu, which is there whatever state the repository is in. */
export const menuIdOf = ({ mappingId }: Pick<Repository, 'mappingId'>): string => `menu-${mappingId}`;

/** One repository: what it is mapped to, what it is expected to meet, and how it stands. */
export function RepositoryRow({ repository, onMap, onRemove }: RepositoryRowProps) {
  const { repositoryId, mappingId, provider, product, asvs, state, lastInSyncAt, links } = repository;
  const isMapped = state.status !== 'unmapped';
  const to = hrefOf({ view: 'repository', mappingId, tab: isMapped ? 'overview' : 'why' });
  return (
    <tr>
      <th scope="row">
        <a href={to}>
          <Name of={nameOf(repositoryId)} />
        </a>
        <span class="quiet below">{providerName(provider)}</span>
        {isMapped && (
          <span class="quiet below narrow">
            {[product?.name ?? 'product unknown', asvs?.level, asvs && sectionCount(asvs.sections)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </th>
      <td class="wide">
        {product ? (
          <LinkOut href={links.defectDojoProduct}>
            <Name of={product.name} />
          </LinkOut>
        ) : (
          <MapButton {...{ repositoryId, onMap }} />
        )}
      </td>
      <td class="wide">{asvs && <span class="level">{asvs.level}</span>}</td>
      <td class="wide">{asvs && <SectionList asvs={asvs} />}</td>
      <td>
        <StateBadge {...state} />
        {state.reason && <span class="quiet below reason">{state.reason}</span>}
        {state.since && state.status !== 'in_sync' && (
          <span class="quiet below">
            since <When at={state.since} />
            {state.until && (
              <>
                , until <When at={state.until} />
              </>
            )}
          </span>
        )}
      </td>
      <td class="wide">{lastInSyncAt ? <When at={lastInSyncAt} /> : '—'}</td>
      <td class="last">
        <Menu
          id={menuIdOf(repository)}
          label={`What to do with ${repositoryId}`}
          items={menuOf(repository, { onMap, onRemove })}
        />
      </td>
    </tr>
  );
}

function MapButton({ repositoryId, onMap }: { repositoryId: string; onMap: () => void }) {
  return (
    <button type="button" class="small" onClick={onMap}>
      Map<span class="unseen"> {repositoryId}</span>
    </button>
  );
}

/** GitLab's prefix is told by the provider. */
const nameOf = (repositoryId: string) => repositoryId.replace(/^gitlab:/, '');

const providerNames: Record<string, string> = { github: 'GitHub', gitlab: 'GitLab' };

function providerName(provider: string | undefined): string {
  return provider === undefined ? 'no longer connected' : (providerNames[provider] ?? provider);
}
