import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { ChosenByButton } from '../parts/chosen-by-button.tsx';
import { tell } from '../parts/notices.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeSettings } from './connection.ts';

const severities = ['all', 'Low', 'Medium', 'High', 'Critical'] as const;
const options = severities.map((value) => ({
  value,
  text: value === 'all' ? 'All findings' : value === 'Critical' ? value : `${value} and above`,
}));

/** From which severity on findings are exported. */
export function MinimumSeverity({ current }: { current: Connection['settings']['minimumSeverity'] }) {
  const { act, isBusy, trouble } = useAct();
  const save = async (value: (typeof severities)[number]) => {
    if (await act(() => changeSettings({ minimumSeverity: value === 'all' ? null : value }))) tell('Saved.');
  };
  return (
    <>
      <ChosenByButton
        label="Findings to export"
        hint="Findings below it are left as they are."
        button="Save"
        what="findings to export"
        options={options}
        value={current ?? 'all'}
        isBusy={isBusy}
        onChoose={save}
      />
      <TroubleNote trouble={trouble} />
    </>
  );
}
