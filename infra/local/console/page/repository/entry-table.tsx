import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunEntry } from '../../../../../functions/api/client/api-types.ts';
import { LinkOut } from '../parts/link-out.tsx';

type Entry = Omit<RunEntry, 'links'> & { readonly title?: string; readonly links?: RunEntry['links'] };

const shownAtFirst = 20;

/** What was done, or would be done, finding by finding, and why. */
export function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const [isWhole, setWhole] = useState(false);
  const firstNew = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    // The button is gone: who pressed it reads on.
    if (isWhole) firstNew.current?.focus();
  }, [isWhole]);
  if (entries.length === 0) return null;
  const shown = isWhole ? entries : entries.slice(0, shownAtFirst);
  return (
    <>
      <table class="entries">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Finding</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ operation, geckoId, defectDojoId, title, reason, links }, index) => (
            <tr
              key={`${operation} ${geckoId} ${defectDojoId}`}
              {...(index === shownAtFirst && { ref: firstNew, tabIndex: -1 })}
            >
              <td>{operation.replaceAll('_', ' ')}</td>
              <td>
                <LinkOut href={links?.defectDojo}>{title ?? geckoId ?? `finding ${defectDojoId}`}</LinkOut>
              </td>
              <td>{reason ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < entries.length && (
        <div class="actions">
          <button type="button" onClick={() => setWhole(true)}>
            Show all {entries.length}
          </button>
        </div>
      )}
    </>
  );
}
