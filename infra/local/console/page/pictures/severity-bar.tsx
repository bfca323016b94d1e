import { type BySeverity, severities } from '../repository/open-by-severity.ts';

const width = 100;

/** Open findings by severity: the legend tells the numbers, the bar their shares. */
export function SeverityBar({ counts }: { counts: BySeverity }) {
  const total = severities.reduce((sum, severity) => sum + counts[severity], 0);
  let x = 0;
  return (
    <figure class="picture">
      <figcaption>
        <h3>Open findings by severity</h3>
        <span class="big">{total}</span>
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
            {severity} <strong>{counts[severity]}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
