import { useState } from 'preact/hooks';
import type { Repository, RepositoryPage } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { useAsk } from '../api/use-ask.ts';
import { useRefresh } from '../api/use-refresh.ts';
import { loadConnection } from '../connection/connection.ts';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { hrefOf } from '../route.ts';
import { downloadCsv } from './csv-download.ts';
import { MapDialog } from './map-dialog.tsx';
import { MappingFileDialog } from './mapping-file-dialog.tsx';
import { RemoveMapping } from './remove-mapping.tsx';
import { pageOf } from './repository-page.ts';
import { menuIdOf } from './repository-row.tsx';
import { RepositoryTable } from './repository-table.tsx';
import { SearchField } from './search-field.tsx';
import { isPassing } from './state-badge.tsx';
import { StateFilter, type StateFiltered } from './state-filter.tsx';

interface RepositoriesCardProps {
  /** The first page, where it was asked for before the table was there. */
  takeEarly(): Promise<RepositoryPage> | undefined;
}

/** Every repository of the team, mapped or not. */
export function RepositoriesCard({ takeEarly }: RepositoriesCardProps) {
  const [search, setSearch] = useState('');
  const [state, setState] = useState<StateFiltered>('');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<{ readonly what: 'map' | 'remove'; readonly repository: Repository }>();
  const [isFileOpen, setFileOpen] = useState(false);
  const csv = useAct();
  const cursor = cursors.at(-1);
  const filter = { ...(search && { search }), ...(state && { state }) };
  const asked = useAsk(() => {
    const page = takeEarly() ?? pageOf(filter, cursor);
    return page.then((one) => ({ ...one, cursor }));
  }, [search, state, cursor]);
  const { answer, trouble, again } = asked;
  // Until the rows of the page that was turned to are there, another turn would lead from the old ones.
  const isTurning = answer !== undefined && answer.cursor !== cursor;
  const isMoving = answer?.items.some((row) => isPassing(row.state)) ?? false;

  useRefresh(asked, isMoving);

  const close = () => setChosen(undefined);
  const changed = () => {
    again();
    void loadConnection();
  };
  return (
    <section class="card stack" aria-labelledby="repositories">
      <div class="heading">
        <h2 id="repositories">Repositories</h2>
        <div class="actions end">
          <a class="button" href={hrefOf({ view: 'map-many' })}>
            Map many…
          </a>
          <button type="button" onClick={() => setFileOpen(true)}>
            Mappings as a file…
          </button>
          <button type="button" aria-disabled={csv.isBusy} onClick={() => csv.act(() => downloadCsv(filter))}>
            Download CSV
          </button>
        </div>
      </div>
      <search class="toolbar">
        <SearchField
          label="Search repositories"
          onSearch={(text) => {
            setSearch(text);
            setCursors([]);
          }}
        />
        <StateFilter
          onFilter={(picked) => {
            setState(picked);
            setCursors([]);
          }}
        />
      </search>
      <TroubleNote trouble={trouble ?? csv.trouble} />
      {!answer && !trouble && <p class="quiet">Loading…</p>}
      {answer && (
        <RepositoryTable
          repositories={answer.items}
          onMap={(repository) => setChosen({ what: 'map', repository })}
          onRemove={(repository) => setChosen({ what: 'remove', repository })}
        />
      )}
      {answer?.items.length === 0 && (
        <p class="quiet">{answer.nextCursor ? 'None on this page.' : 'No repository fits.'}</p>
      )}
      {(cursors.length > 0 || answer?.nextCursor) && (
        <nav class="pager" aria-label="Pages of repositories">
          <button
            type="button"
            disabled={cursors.length === 0}
            aria-disabled={isTurning}
            onClick={() => !isTurning && setCursors(cursors.slice(0, -1))}
          >
            ‹ Previous
          </button>
          <span class="quiet">{isTurning ? 'Loading…' : `Page ${cursors.length + 1}`}</span>
          <button
            type="button"
            disabled={!answer?.nextCursor}
            aria-disabled={isTurning}
            onClick={() => !isTurning && answer?.nextCursor && setCursors([...cursors, answer.nextCursor])}
          >
            Next ›
          </button>
        </nav>
      )}
      {isFileOpen && <MappingFileDialog onChanged={changed} onClose={() => setFileOpen(false)} />}
      {chosen?.what === 'map' && (
        <MapDialog
          repository={chosen.repository}
          focusAfter={() => document.getElementById(menuIdOf(chosen.repository))}
          onMapped={changed}
          onClose={close}
        />
      )}
      {chosen?.what === 'remove' && (
        <RemoveMapping repository={chosen.repository} onRemoved={changed} onClose={close} />
      )}
    </section>
  );
}
