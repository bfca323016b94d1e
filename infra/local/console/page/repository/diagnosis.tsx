import type { DiagnosisItem, Mapping } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { When } from '../parts/when.tsx';
import { hrefOf } from '../route.ts';

interface DiagnosisProps {
  readonly mappingId: string;
  /** When it changes, the answer may too. */
  readonly state: Mapping['state']['status'] | undefined;
  onMap(): void;
}

const tones = { problem: 'bad', waiting: 'warn', note: 'calm', well: 'good' } as const;

/** Why findings aren't in DefectDojo, in sentences, with the way to what mends it. */
export function Diagnosis({ mappingId, state, onMap }: DiagnosisProps) {
  const { answer, trouble, again, isAsking } = useAsk(
    () => answerOf(api.GET('/v1/mappings/{mappingId}/diagnosis', { params: { path: { mappingId } } })),
    [mappingId, state],
  );
  return (
    <div class="stack">
      <TroubleNote trouble={trouble} />
      {answer?.items.map((item) => (
        <div key={item.code} class={`note ${tones[item.kind]}`}>
          <p>
            <strong>{item.sentence}</strong> {item.remedy}
          </p>
          <p class="quiet">
            <Way item={item} mappingId={mappingId} onMap={onMap} />{' '}
            {item.since && (
              <>
                since <When at={item.since} />
              </>
            )}
          </p>
        </div>
      ))}
      <div class="actions">
        <button type="button" aria-disabled={isAsking} onClick={again}>
          Look again
        </button>
      </div>
    </div>
  );
}

/** Where what mends it is done. */
function Way({ item, mappingId, onMap }: { item: DiagnosisItem; mappingId: string; onMap: () => void }) {
  const see = item.links.see ?? '';
  if (item.code === 'unmapped' || item.code === 'other_instance' || item.code === 'product_not_visible') {
    return (
      <button type="button" class="small" onClick={onMap}>
        Map to a product…
      </button>
    );
  }
  if (see.startsWith('/v1/connection')) return <a href={hrefOf({ view: 'settings' })}>Go to connection and settings</a>;
  const runId = /\/runs\/([^/]+)/.exec(see)?.[1];
  if (runId) return <a href={hrefOf({ view: 'run', mappingId, runId })}>See the run</a>;
  if (see.endsWith('/hold')) return <a href={hrefOf({ view: 'repository', mappingId, tab: 'overview' })}>Decide</a>;
  if (item.code.startsWith('drift')) return <a href={hrefOf({ view: 'repository', mappingId, tab: 'push' })}>Repair</a>;
  return null;
}
