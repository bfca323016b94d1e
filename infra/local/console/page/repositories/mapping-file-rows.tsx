import type { MappingFileResult, MappingFileResults } from '../../../../../functions/api/client/api-types.ts';
import { Badge } from '../parts/badge.tsx';
import { toldRows } from './mapping-file.ts';

/** More rows are no longer read. */
const rowsShown = 200;

/** What a file does, or would do: counted, and row by row. */
export function MappingFileRows({ results }: { results: MappingFileResults }) {
  const { add, change, remove, keep, unchanged, failed, notTried } = results.counts;
  const rows = toldRows(results);
  const missed = [...(failed ? [`${failed} failed`] : []), ...(notTried ? [`${notTried} not tried`] : [])];
  return (
    <>
      <p role="status">
        {[
          `${add} added`,
          `${change} changed`,
          `${remove} removed`,
          `${unchanged + keep} left as they are`,
          ...missed,
        ].join(', ')}
        {results.dryRun && ', if you go on'}.
      </p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Repository</th>
              <th scope="col">What changes</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsShown).map((row) => (
              <tr key={row.repositoryId}>
                <th scope="row">{row.repositoryId}</th>
                <td>
                  <Row row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > rowsShown && <p class="quiet">And {rows.length - rowsShown} more.</p>}
    </>
  );
}

const words = { add: 'Add', change: 'Change', remove: 'Remove', keep: 'Keep', unchanged: 'As it is' } as const;

function Row({ row: { change, status, reasons, problem } }: { row: MappingFileResult }) {
  const tone = change === 'remove' ? 'warn' : 'calm';
  return (
    <>
      {status === 'failed' && <Badge tone="bad">Failed</Badge>}
      {status === 'not_tried' && <Badge tone="warn">Not tried</Badge>}
      {(status === 'done' || status === 'planned') && <Badge tone={tone}>{words[change]}</Badge>}
      <span class="below">{reasons.join(' ')}</span>
      {problem && (
        <span class="below">
          <strong>{problem.detail}</strong> {problem.advice}
        </span>
      )}
    </>
  );
}
