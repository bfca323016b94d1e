import type { AuditEntry } from '../../../../functions/api/client/api-types.ts';
import { answerOf, api } from './api/api.ts';
import { useListing } from './api/use-listing.ts';
import { ShowMore } from './parts/show-more.tsx';
import { ViewTitle } from './parts/view-title.tsx';
import { When } from './parts/when.tsx';

/** Who changed what. */
export function AuditView() {
  const listing = useListing(
    (cursor) => answerOf(api.GET('/v1/audit', { params: { query: cursor ? { cursor } : {} } })),
    [],
  );
  return (
    <section class="card stack" aria-labelledby="view-title">
      <ViewTitle title="Who changed what" />
      {listing.isEmpty && <p class="quiet">Nothing was changed yet.</p>}
      <ul class="plain">
        {listing.items?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      <ShowMore listing={listing} />
    </section>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { action, by, at, repositoryId, before, after } = entry;
  return (
    <li class="run-line">
      <div class="heading">
        <strong>{action.replaceAll('_', ' ')}</strong>
        {repositoryId && <span>{repositoryId}</span>}
        <span class="quiet end">
          {by ?? 'the service itself'}, <When at={at} />
        </span>
      </div>
      {(before || after) && (
        <details>
          <summary>What changed</summary>
          <dl class="changes">
            <Values name="Before" values={before} />
            <Values name="After" values={after} />
          </dl>
        </details>
      )}
    </li>
  );
}

function Values({ name, values }: { name: string; values: AuditEntry['before'] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <pre>{values ? JSON.stringify(values, null, 2) : '—'}</pre>
      </dd>
    </div>
  );
}
