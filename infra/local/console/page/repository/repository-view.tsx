import { useRef, useState } from 'preact/hooks';
import type { Mapping } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { Trouble } from '../api/trouble.ts';
import { useAsk } from '../api/use-ask.ts';
import { useRefresh } from '../api/use-refresh.ts';
import { LinkOut } from '../parts/link-out.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { shownTitle, ViewTitle } from '../parts/view-title.tsx';
import { MapDialog } from '../repositories/map-dialog.tsx';
import { sectionCount } from '../repositories/section-count.ts';
import { isPassing, StateBadge } from '../repositories/state-badge.tsx';
import { hrefOf, repositoryIdOf, type Tab, tabs } from '../route.ts';
import { Diagnosis } from './diagnosis.tsx';
import { History } from './history.tsx';
import { Overview } from './overview.tsx';
import { PreviewTab } from './preview.tsx';
import { Push } from './push.tsx';
import { Sections } from './sections.tsx';

interface RepositoryViewProps {
  readonly mappingId: string;
  readonly tab: Tab;
  readonly syncId?: string;
}

const names: Record<Tab, string> = {
  overview: 'Overview',
  sections: 'Sections',
  push: 'Push',
  preview: 'Preview',
  history: 'History',
  why: "Why aren't my findings there?",
};

/** Everything about one repository. */
export function RepositoryView({ mappingId, tab, syncId }: RepositoryViewProps) {
  const repositoryId = repositoryIdOf(mappingId);
  const [isMapping, setMapping] = useState(false);
  // Who looks at something else meanwhile comes back to the sync that was followed.
  const followed = useRef(syncId);
  if (syncId) followed.current = syncId;
  const asked = useAsk(() => findMapping(mappingId), [mappingId]);
  const mapping = asked.answer ?? undefined;
  const isUnmapped = asked.answer === null;
  useRefresh(asked, mapping !== undefined && isPassing(mapping.state));
  const offered = isUnmapped ? (['why', 'history'] as const) : tabs;
  const shown = offered.find((one) => one === tab) ?? 'why';
  return (
    <section class="card stack" aria-labelledby="view-title">
      <div class="heading">
        <ViewTitle title={repositoryId} />
        {mapping && <StateBadge {...mapping.state} />}
        {isUnmapped && <StateBadge status="unmapped" />}
      </div>
      <TroubleNote trouble={asked.trouble} />
      {mapping && <Facts mapping={mapping} />}
      <nav class="tabs" aria-label={`About ${repositoryId}`}>
        {offered.map((one) => (
          <a
            key={one}
            href={hrefOf({
              view: 'repository',
              mappingId,
              tab: one,
              ...(one === 'push' && followed.current && { syncId: followed.current }),
            })}
            aria-current={one === shown ? 'page' : undefined}
          >
            {names[one]}
          </a>
        ))}
      </nav>
      {mapping && shown === 'overview' && <Overview mapping={mapping} onChanged={asked.again} />}
      {mapping && shown === 'sections' && <Sections mappingId={mappingId} />}
      {mapping && shown === 'push' && <Push mappingId={mappingId} syncId={syncId} onOver={asked.again} />}
      {mapping && shown === 'preview' && <PreviewTab mappingId={mappingId} />}
      {asked.answer !== undefined && shown === 'history' && <History mappingId={mappingId} state={stateOf(mapping)} />}
      {asked.answer !== undefined && shown === 'why' && (
        <Diagnosis mappingId={mappingId} state={mapping?.state.status} onMap={() => setMapping(true)} />
      )}
      {isMapping && (
        <MapDialog
          repository={{ repositoryId, mappingId, ...mapping }}
          focusAfter={shownTitle}
          onMapped={asked.again}
          onClose={() => setMapping(false)}
        />
      )}
    </section>
  );
}

function Facts({ mapping }: { mapping: Mapping }) {
  const { product, branch, asvs, links } = mapping;
  return (
    <dl class="facts small">
      <div>
        <dt>Product</dt>
        <dd>
          <LinkOut href={links.defectDojoProduct}>{product.name}</LinkOut>
        </dd>
      </div>
      <div>
        <dt>Branch</dt>
        <dd>{branch ?? 'the default branch'}</dd>
      </div>
      <div>
        <dt>ASVS {asvs.version}</dt>
        <dd>
          {asvs.level}, {sectionCount(asvs.sections)}
        </dd>
      </div>
      <div>
        <dt>In Gecko</dt>
        <dd>
          <LinkOut href={links.geckoVulnerabilities}>View vulnerabilities</LinkOut>
        </dd>
      </div>
    </dl>
  );
}

/** Changes with each run that brought something about. */
function stateOf(mapping: Mapping | undefined): string {
  const { state, lastInSyncAt } = mapping ?? {};
  return [state?.status, state?.since, lastInSyncAt].join();
}

/** The mapping; null for a repository that isn't mapped. */
async function findMapping(mappingId: string): Promise<Mapping | null> {
  try {
    return await answerOf(api.GET('/v1/mappings/{mappingId}', { params: { path: { mappingId } } }));
  } catch (thrown) {
    if (thrown instanceof Trouble && thrown.code === 'mapping_not_found') return null;
    throw thrown;
  }
}
