import { useState } from 'preact/hooks';
import { useAct } from '../api/use-act.ts';
import { Field } from '../parts/field.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeSettings } from './connection.ts';
import { asThresholds, asTyped, type Thresholds } from './typed-thresholds.ts';

/** From when on a mass of changes waits for a person. */
export function HoldThresholds({ thresholds }: { thresholds: Thresholds }) {
  const { act, isBusy, trouble } = useAct();
  const [typed, setTyped] = useState(asTyped(thresholds));
  const set = (name: keyof Thresholds) => ({
    value: typed[name],
    inputMode: 'decimal' as const,
    trouble: trouble?.field === `holdThresholds.${name}` ? trouble : undefined,
    onType: (text: string) => setTyped({ ...typed, [name]: text }),
  });
  const save = async (chosen: Thresholds | null) => {
    const isSaved = await act(async () => {
      const { settings } = await changeSettings({ holdThresholds: chosen });
      setTyped(asTyped(settings.holdThresholds));
    });
    if (isSaved) tell('Saved.');
  };
  return (
    <details>
      <summary>When a mass of changes waits for a person</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(asThresholds(typed));
        }}
      >
        <p class="hint">
          Closings wait when they are more than a number <em>and</em> more than a share of the open findings, or when
          none of several would stay open. New findings wait too when they come in a mass at the same time.
        </p>
        <div class="pair">
          <Field label="Closings, more than" {...set('closingsOver')} />
          <Field label="and more than (% of open)" {...set('closingsShareOver')} />
          <Field label="All closed, of at least" {...set('noneLeftOf')} />
          <Field label="New, more than (% of open)" {...set('creationsShareOver')} />
        </div>
        <TroubleNote trouble={trouble?.field?.startsWith('holdThresholds.') ? undefined : trouble} />
        <div class="actions">
          <button type="submit" aria-disabled={isBusy}>
            Save
          </button>
          <button type="button" aria-disabled={isBusy} onClick={() => save(null)}>
            Use the defaults
          </button>
        </div>
      </form>
    </details>
  );
}
