import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { Trouble } from '../api/trouble.ts';
import { useAct } from '../api/use-act.ts';
import { Field } from '../parts/field.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { ProductTypeChoice } from '../repositories/product-type-choice.tsx';
import { changeSettings } from './connection.ts';
import { numberIn } from './typed-thresholds.ts';

/** What few teams need to change: the type of new products, and how much DefectDojo is asked at once. */
export function MoreSettings({ settings }: { settings: Connection['settings'] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>New products and pace</summary>
      {isOpen && (
        <div class="stack">
          <DefaultProductType current={settings.defaultProductTypeId} />
          <CallsAtOnce current={settings.maxConcurrentCalls} />
        </div>
      )}
    </details>
  );
}

function DefaultProductType({ current }: { current: number | undefined }) {
  const { act, isBusy, trouble } = useAct();
  const save = async (id: number | undefined) => {
    if (await act(() => changeSettings({ defaultProductTypeId: id ?? null }))) tell('Saved.');
  };
  return (
    <>
      <ProductTypeChoice
        label="Type of new products"
        hint="For products that are made by their name."
        none="The first that the key can see"
        value={current}
        save={{ button: 'Save', what: 'type of new products', isBusy }}
        onChoose={save}
      />
      <TroubleNote trouble={trouble} />
    </>
  );
}

function CallsAtOnce({ current }: { current: number }) {
  const { act, isBusy, trouble } = useAct();
  const [typed, setTyped] = useState(String(current));
  const save = async (maxConcurrentCalls: number | null) => {
    const isSaved = await act(async () => {
      // On its way to the API it would become null, which takes the default.
      if (Number.isNaN(maxConcurrentCalls)) throw new Trouble(noNumber);
      const { settings } = await changeSettings({ maxConcurrentCalls });
      setTyped(String(settings.maxConcurrentCalls));
    });
    if (isSaved) tell('Saved.');
  };
  const isOfField = trouble?.field === 'maxConcurrentCalls';
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(numberIn(typed));
      }}
    >
      <Field
        label="Calls at once, at most"
        hint="Fewer are sent while DefectDojo becomes slower by them."
        inputMode="decimal"
        value={typed}
        trouble={isOfField ? trouble : undefined}
        onType={setTyped}
      />
      <TroubleNote trouble={isOfField ? undefined : trouble} />
      <div class="actions">
        <button type="submit" aria-disabled={isBusy}>
          Save<span class="unseen"> calls at once</span>
        </button>
        <button type="button" aria-disabled={isBusy} onClick={() => save(null)}>
          Use the default<span class="unseen"> of calls at once</span>
        </button>
      </div>
    </form>
  );
}

const noNumber = {
  code: 'request_invalid',
  detail: 'This is no number.',
  advice: 'Enter how many calls at once there may be, or use the default.',
  field: 'maxConcurrentCalls',
};
