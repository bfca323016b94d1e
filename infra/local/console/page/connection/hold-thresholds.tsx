import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { Field } from '../parts/field.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeSettings } from './connection.ts';

type Thresholds = Connection['settings']['holdThresholds'];

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

type Typed = Record<keyof Thresholds, string>;

/** Shares are shown in percent. */
function asTyped({ closingsOver, closingsShareOver, noneLeftOf, creationsShareOver }: Thresholds): Typed {
  return {
    closingsOver: String(closingsOver),
    closingsShareOver: String(closingsShareOver * 100),
    noneLeftOf: String(noneLeftOf),
    creationsShareOver: String(creationsShareOver * 100),
  };
}

/** What isn't a number goes to the API as it is: it says what is wrong with it. */
function asThresholds(typed: Typed): Thresholds {
  return {
    closingsOver: Number(typed.closingsOver),
    closingsShareOver: Number(typed.closingsShareOver) / 100,
    noneLeftOf: Number(typed.noneLeftOf),
    creationsShareOver: Number(typed.creationsShareOver) / 100,
  };
}
