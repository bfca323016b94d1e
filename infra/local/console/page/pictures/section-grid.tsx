import type { AsvsCatalogue, AsvsProfile, AsvsSection } from '../../../../../functions/api/client/api-types.ts';

type Kind = 'clear' | 'open' | 'suggested' | 'removed' | 'out';
const words: Record<Kind, string> = {
  clear: 'in scope, nothing open',
  open: 'in scope, findings open',
  suggested: 'suggested',
  removed: 'removed by somebody',
  out: 'not in scope',
};

/** All chapters of the standard, and which of them the repository is expected to meet. */
export function SectionGrid({ profile, catalogue }: { profile: AsvsProfile; catalogue: AsvsCatalogue }) {
  return (
    <figure class="picture">
      <figcaption>
        <h3>Sections covered</h3>
        <span class="big">
          {profile.sections.length}
          <small> of {catalogue.sections.length}</small>
        </span>
      </figcaption>
      <ul class="grid">
        {catalogue.sections.map(({ id, name }) => {
          const [kind, open] = kindOf(profile, id);
          return (
            <li key={id} class={kind} title={`${id} ${name}: ${words[kind]}`}>
              <span>{id}</span>
              <span class="unseen">
                {name}, {words[kind]}
              </span>
              {open > 0 && <small>{open}</small>}
            </li>
          );
        })}
      </ul>
      <ul class="legend">
        {(['clear', 'open', 'suggested', 'removed', 'out'] as const).map((kind) => (
          <li key={kind}>
            <span class={`dot ${kind}`} aria-hidden="true" />
            {words[kind]}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function kindOf({ sections, suggested, removed }: AsvsProfile, id: string): readonly [Kind, number] {
  const is = (section: AsvsSection) => section.id === id;
  const inScope = sections.find(is);
  const open = [...sections, ...suggested, ...removed].find(is)?.openFindings?.total ?? 0;
  if (inScope) return [open > 0 ? 'open' : 'clear', open];
  if (suggested.some(is)) return ['suggested', open];
  return [removed.some(is) ? 'removed' : 'out', open];
}
