import type { AsvsSummary } from '../../../../../functions/api/client/api-types.ts';

const shownAtMost = 6;

/** The chapters of a repository, as far as there is room. */
export function SectionList({ asvs }: { asvs: AsvsSummary }) {
  const { sections, suggested, toCheck } = asvs;
  const rest = sections.slice(shownAtMost);
  return (
    <span class="sections">
      {sections.slice(0, shownAtMost).map((id) => (
        <code key={id}>{id}</code>
      ))}
      {rest.length > 0 && <span title={rest.join(' ')}>+{rest.length}</span>}
      {suggested > 0 && <span class="quiet">{suggested} suggested</span>}
      {toCheck > 0 && <span class="quiet">{toCheck} to check</span>}
    </span>
  );
}
