import type { AsvsSection } from '../../../../../functions/api/client/api-types.ts';
import { Badge } from '../parts/badge.tsx';
import { severities } from './open-by-severity.ts';

interface SectionItemProps {
  readonly section: AsvsSection;
  readonly actionText: string;
  readonly isBusy: boolean;
  onAct(id: string): void;
}

/** One chapter: why it applies, who decided so, and what is open in it. */
export function SectionItem({ section, actionText, isBusy, onAct }: SectionItemProps) {
  const { id, name, openFindings, evidence, movedFrom } = section;
  return (
    <li class="section-item">
      <div class="heading">
        <h4>
          <code>{id}</code> {name}
        </h4>
        {section.decidedBy === 'person' && <Badge tone="calm">decided by somebody</Badge>}
        {section.noLongerSeen && <Badge tone="warn">no longer seen</Badge>}
        {section.pleaseCheck && <Badge tone="warn">please check</Badge>}
        <button type="button" class="small end" aria-disabled={isBusy} onClick={() => onAct(id)}>
          {actionText}
          <span class="unseen"> {id}</span>
        </button>
      </div>
      <p class="quiet">
        {section.coverage} · {section.requirements.text}
        {movedFrom.map((from) => ` · moved from ${from.id} of ${from.version}`)}
      </p>
      {openFindings && openFindings.total > 0 && (
        <ul class="legend">
          {severities
            .filter((severity) => openFindings[severity] > 0)
            .map((severity) => (
              <li key={severity}>
                <span class={`dot ${severity.toLowerCase()}`} aria-hidden="true" />
                {severity} <strong>{openFindings[severity]}</strong>
              </li>
            ))}
        </ul>
      )}
      {evidence.length > 0 && (
        <details>
          <summary>{evidence[0]?.sentence}</summary>
          <ul class="evidence">
            {evidence.map(({ sentence, quote, source }) => (
              <li key={`${sentence}${quote}`}>
                {sentence}
                <blockquote>
                  {quote} <span class="quiet">({source})</span>
                </blockquote>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
