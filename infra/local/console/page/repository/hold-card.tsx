import { useState } from 'preact/hooks';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { useAsk } from '../api/use-ask.ts';
import { useListing } from '../api/use-listing.ts';
import { LinkOut } from '../parts/link-out.tsx';
import { tell } from '../parts/notices.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { When } from '../parts/when.tsx';

interface HoldCardProps {
  readonly mappingId: string;
  onDecided(): void;
}

/** A mass of changes that waits for a person: what would happen, and yes or no. */
export function HoldCard({ mappingId, onDecided }: HoldCardProps) {
  const path = { mappingId };
  const asked = useAsk(() => answerOf(api.GET('/v1/mappings/{mappingId}/hold', { params: { path } })), [mappingId]);
  const { act, isBusy, trouble } = useAct();
  const hold = asked.answer;
  const [isDecided, setDecided] = useState(false);
  const cannotDecide = isBusy || isDecided || asked.isAsking;
  const decide = async (decision: 'approval' | 'discard') => {
    const body = { runId: hold?.runId ?? '' };
    const done = await act(() =>
      answerOf(
        decision === 'approval'
          ? api.POST('/v1/mappings/{mappingId}/hold/approval', { params: { path }, body })
          : api.POST('/v1/mappings/{mappingId}/hold/discard', { params: { path }, body }),
      ),
    );
    if (!done) {
      // Something else may wait by now.
      asked.again();
      return;
    }
    setDecided(true);
    tell(decision === 'approval' ? 'Approved: what waited is done now.' : 'Discarded: nothing is closed.');
    onDecided();
  };
  if (!hold) return <TroubleNote trouble={asked.trouble} />;
  const { closings, creations, open } = hold.counts;
  return (
    <section class="inset stack" aria-labelledby="hold">
      <h3 id="hold">Waits for approval</h3>
      <p>
        {hold.reason} Since <When at={hold.since} />.
      </p>
      <p>
        Approving closes <strong>{closings}</strong> of {open} open findings
        {creations > 0 && (
          <>
            {' '}
            and creates <strong>{creations}</strong>
          </>
        )}{' '}
        in DefectDojo. Discarding leaves them as they are, until Gecko lists them once more or says that they are fixed.
      </p>
      <HeldFindings key={hold.runId} mappingId={mappingId} />
      <TroubleNote trouble={trouble} />
      {hold.decision ? (
        <p class="quiet">
          {hold.decision.kind} by {hold.decision.by ?? 'somebody'} <When at={hold.decision.at} />.
        </p>
      ) : (
        <div class="actions">
          <button
            type="button"
            class="primary"
            aria-disabled={cannotDecide}
            onClick={() => !cannotDecide && decide('approval')}
          >
            Approve
          </button>
          <button type="button" aria-disabled={cannotDecide} onClick={() => !cannotDecide && decide('discard')}>
            Discard
          </button>
        </div>
      )}
    </section>
  );
}

function HeldFindings({ mappingId }: { mappingId: string }) {
  const listing = useListing(
    (cursor) =>
      answerOf(
        api.GET('/v1/mappings/{mappingId}/hold/findings', {
          params: { path: { mappingId }, query: { limit: 20, ...(cursor && { cursor }) } },
        }),
      ),
    [mappingId],
  );
  return (
    <details>
      <summary>Finding by finding</summary>
      <ul class="plain">
        {listing.items?.map(({ geckoId, change, links }) => (
          <li key={geckoId}>
            {change === 'close' ? 'Close' : 'Create'} <LinkOut href={links.geckoVulnerabilities}>{geckoId}</LinkOut>
          </li>
        ))}
      </ul>
      <ShowMore listing={listing} />
    </details>
  );
}
