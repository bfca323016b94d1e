import { useId, useState } from 'preact/hooks';
import type { MappingFileBody } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { Dialog } from '../parts/dialog.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changesOf, type FileAnswer, fileOf, untilWhole } from './mapping-file.ts';
import { MappingFileRows } from './mapping-file-rows.tsx';
import { saveFile } from './save-file.ts';

/** Which file is to be sent, and what is to become of mappings that it doesn't name. */
interface Chosen {
  readonly body: MappingFileBody;
  readonly missing: 'keep' | 'remove';
}

interface MappingFileDialogProps {
  onChanged(): void;
  onClose(): void;
}

/** Takes all mappings out as a file, and brings them back in as one, after a look at what that changes. */
export function MappingFileDialog({ onChanged, onClose }: MappingFileDialogProps) {
  const [chosen, setChosen] = useState<Chosen>();
  const [answer, setAnswer] = useState<FileAnswer>();
  const { act, isBusy, trouble } = useAct();
  const id = useId();
  const look = (want: () => Promise<Chosen>) => {
    setAnswer(undefined);
    return act(async () => {
      const wanted = await want();
      setChosen(wanted);
      setAnswer(await put(wanted, { dryRun: 'true' }));
    });
  };
  const choose = (file: File | undefined) =>
    file && look(async () => ({ body: fileOf(await file.text()), missing: chosen?.missing ?? 'keep' }));
  const carryOut = () =>
    act(async () => {
      if (!chosen || !answer) return;
      // No more than was looked at.
      const query = { dryRun: 'false', maxRemovals: answer.results.counts.remove } as const;
      const done = await untilWhole((etag) => put(chosen, query, etag), answer.etag);
      setAnswer(done);
      onChanged();
      if (!done.results.complete) return;
      tell('The mappings are those of the file.');
      onClose();
    });
  const changes = answer?.results.dryRun ? changesOf(answer.results) : 0;
  return (
    <Dialog title="Mappings as a file" onClose={onClose}>
      <p>For teams that keep their mappings in a repository. Levels and sections are not part of it.</p>
      <div class="actions">
        <button type="button" aria-disabled={isBusy} onClick={() => act(download)}>
          Download mappings.json
        </button>
      </div>
      <div class="field">
        <label for={id}>File to bring in</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={chosen?.missing === 'remove'}
          disabled={!chosen}
          onChange={({ currentTarget: { checked } }) =>
            chosen && look(async () => ({ ...chosen, missing: checked ? 'remove' : 'keep' }))
          }
        />
        Remove mappings that the file does not name
      </label>
      <TroubleNote trouble={trouble} />
      {trouble?.field?.startsWith('mappings') && <p class="quiet">In the file: {trouble.field}</p>}
      {answer && <MappingFileRows results={answer.results} />}
      <div class="actions end">
        <button type="button" onClick={onClose}>
          Close
        </button>
        {changes > 0 && (
          <button type="button" class="primary" aria-disabled={isBusy} onClick={carryOut}>
            {isBusy ? 'Changing…' : `Change ${changes} ${changes === 1 ? 'mapping' : 'mappings'}`}
          </button>
        )}
      </div>
    </Dialog>
  );
}

interface PutQuery {
  readonly dryRun: 'true' | 'false';
  readonly maxRemovals?: number;
}

async function put({ body, missing }: Chosen, query: PutQuery, etag?: string): Promise<FileAnswer> {
  const params = { query: { missing, ...query }, ...(etag === undefined ? {} : { header: { 'If-Match': etag } }) };
  const call = api.PUT('/v1/mappings', { params, body });
  const results = await answerOf(call);
  const { response } = await call;
  return { results, etag: response.headers.get('etag') ?? undefined };
}

async function download(): Promise<void> {
  const file = await answerOf(api.GET('/v1/mapping-file'));
  saveFile('mappings.json', 'application/json', `${JSON.stringify(file, undefined, 2)}\n`);
}
