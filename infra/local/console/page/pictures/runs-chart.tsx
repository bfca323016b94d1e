import type { Run } from '../../../../../functions/api/client/api-types.ts';
import { inStep, outOfStep } from './in-step.ts';

const shownAtMost = 20;
const width = 300;
const height = 90;
const gap = 3;

/** How many findings were in step after each of the last runs, and how many were not. */
export function RunsChart({ runs }: { runs: readonly Run[] }) {
  const shown = runs
    .filter((run) => inStep(run.counts) + outOfStep(run.counts) > 0)
    .slice(0, shownAtMost)
    .toReversed();
  const highest = Math.max(1, ...shown.map(({ counts }) => inStep(counts) + outOfStep(counts)));
  const barWidth = Math.min(28, width / Math.max(shown.length, 1) - gap);
  const newest = shown.at(-1);
  return (
    <figure class="picture">
      <figcaption>
        <h3>Findings in step over the last runs</h3>
        <span class="big">{newest ? inStep(newest.counts) : '—'}</span>
      </figcaption>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence(shown)}>
        <line class="track" x1="0" y1={height - 0.5} x2={width} y2={height - 0.5} />
        {shown.map(({ id, counts }, index) => {
          const well = (inStep(counts) / highest) * (height - 4);
          const wrong = (outOfStep(counts) / highest) * (height - 4);
          const x = index * (barWidth + gap);
          return (
            <g key={id}>
              <rect class="in-step" x={x} y={height - 1 - well} width={barWidth} height={well} rx="2" />
              <rect class="out-of-step" x={x} y={height - 1 - well - wrong} width={barWidth} height={wrong} rx="2" />
            </g>
          );
        })}
      </svg>
      <ul class="legend">
        <li>
          <span class="dot in-step" aria-hidden="true" />
          in step
        </li>
        <li>
          <span class="dot out-of-step" aria-hidden="true" />
          held or quarantined
        </li>
      </ul>
    </figure>
  );
}

function sentence(runs: readonly Run[]): string {
  if (runs.length === 0) return 'No run has exported anything yet.';
  const numbers = runs.map(({ counts }) => `${inStep(counts)} in step, ${outOfStep(counts)} not`);
  return `The last ${runs.length} runs, oldest first: ${numbers.join('; ')}.`;
}
