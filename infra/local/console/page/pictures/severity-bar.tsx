import { type BySeverity, severities } from '../repository/open-by-severity.ts';

const width = 100;

const none: BySeverity = { Critical: 0, High: 0, Medium: 0, Low: 0 };

/** Open findings by severity, as far as they were counted: the legend tells the numbers, the bar their shares. */
export function SeverityBar({ counts: counted }: { counts: BySeverity | undefined }) {
  const counts = counted ?? none;
  const total = severities.reduce((sum, severity) => sum + counts[severity], 0);
  let x = 0;
  return (
    <figure class="picture">
      <figcaption>
        <h3>Open findings in ASVS sections</h3>
        <span class="big">{counted ? total : '—'}</span>
      </figcaption>
      <svg class="bar" viewBox={`0 0 ${width} 6`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width={width} height="6" />
        {severities.map((severity) => {
          const length = total === 0 ? 0 : (counts[severity] / total) * width;
          x += length;
          return <rect key={severity} class={severity.toLowerCase()} x={x - length} width={length} height="6" />;
        })}
      </svg>
      <ul class="legend">
        {severities.map((severity) => (
          <li key={severity}>
            <span class={`dot ${severity.toLowerCase()}`} aria-hidden="true" />
            {severity} <strong>{counted ? counts[severity] : '—'}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
