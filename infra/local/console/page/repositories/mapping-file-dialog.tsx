import { useId, useState } from 'preact/hooks';
import type { MappingFileBody } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { useAsk } from '../api/use-ask.ts';
import { Dialog } from '../parts/dialog.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changesOf, type FileAnswer, fileOf, untilWhole } from './mapping-file.ts';
import { MappingFileRows } from './mapping-file-rows.tsx';
import { saveFile } from './save-file.ts';

/** Which file is to be sent, and what is to become of mappings that it doesn't name. */
interface Chosen {
  readonly file: File;
  readonly missing: 'keep' | 'remove';
}

/** What became of a file, or would become of it. */
interface Looked extends FileAnswer {
  readonly body: MappingFileBody;
  readonly missing: Chosen['missing'];
}

interface MappingFileDialogProps {
  onChanged(): void;
  onClose(): void;
}

/** Takes all mappings out as a file, and brings them back in as one, after a look at what that changes. */
export function MappingFileDialog({ onChanged, onClose }: MappingFileDialogProps) {
  const [chosen, setChosen] = useState<Chosen>();
  // Of several files that are chosen in a row, the last one is meant, whichever answer comes first.
  const looked = useAsk(async () => chosen && look(chosen), [chosen]);
  const answer = looked.isAsking ? undefined : looked.answer;
  const { act, isBusy, trouble, forget } = useAct();
  const id = useId();
  const choose = (next: Partial<Chosen>) => {
    const file = next.file ?? chosen?.file;
    if (!file) return;
    forget();
    setChosen({ missing: 'keep', ...chosen, ...next, file });
  };
  const carryOut = () =>
    act(async () => {
      if (!answer) return;
      // No more than was looked at.
      const query = { dryRun: 'false', maxRemovals: answer.results.counts.remove } as const;
      const done = await untilWhole((etag) => put(answer, query, etag), answer.etag);
      looked.show({ ...answer, ...done });
      onChanged();
      if (!done.results.complete) return;
      tell('The mappings are those of the file.');
      onClose();
    });
  const changes = answer?.results.dryRun ? changesOf(answer.results) : 0;
  const wrong = trouble ?? (looked.isAsking ? undefined : looked.trouble);
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
          onChange={({ currentTarget: { files } }) => files?.[0] && choose({ file: files[0] })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={chosen?.missing === 'remove'}
          disabled={!chosen}
          onChange={({ currentTarget: { checked } }) => choose({ missing: checked ? 'remove' : 'keep' })}
        />
        Remove mappings that the file does not name
      </label>
      <TroubleNote trouble={wrong} />
      {wrong?.field?.startsWith('mappings') && <p class="quiet">In the file: {wrong.field}</p>}
      {chosen && looked.isAsking && <p class="quiet">Looking…</p>}
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

/** What a file would do now. */
async function look({ file, missing }: Chosen): Promise<Looked> {
  const body = fileOf(await file.text());
  return { body, missing, ...(await put({ body, missing }, { dryRun: 'true' })) };
}

async function put(
  { body, missing }: Pick<Looked, 'body' | 'missing'>,
  query: PutQuery,
  etag?: string,
): Promise<FileAnswer> {
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
