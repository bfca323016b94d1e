import type { Run } from '../../../../../functions/api/client/api-types.ts';

type Counts = Run['counts'];

const words: Record<keyof Counts, string> = {
  created: 'created',
  changed: 'changed',
  closed: 'closed',
  reopened: 'reopened',
  adopted: 'adopted',
  unchanged: 'unchanged',
  held: 'held',
  quarantined: 'quarantined',
  twinsResolved: 'twins resolved',
  skipped: 'left out',
  missing: 'missing',
  changedByPeople: 'changed by people',
  unexpected: 'unexpected',
};

/** What became of the findings, without what didn't occur. */
export function Counts({ counts }: { counts: Counts }) {
  const shown = (Object.keys(words) as (keyof Counts)[]).filter((name) => counts[name] > 0);
  if (shown.length === 0) return <p class="quiet">Nothing to do.</p>;
  return (
    <dl class="counts">
      {shown.map((name) => (
        <div key={name}>
          <dt>{words[name]}</dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
