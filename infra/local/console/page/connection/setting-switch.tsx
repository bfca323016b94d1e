import type { ConnectionSettingsInput } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { tell } from '../parts/notices.tsx';
import { Switch } from '../parts/switch.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeSettings } from './connection.ts';

interface SettingSwitchProps {
  readonly name: 'pushOnScanComplete' | 'includeResolvedFindings' | 'markVerified';
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  /** What is told once it is turned. */
  done(isOn: boolean): string;
}

/** A setting that is on or off, saved as it is turned. */
export function SettingSwitch({ name, label, hint, isOn, done }: SettingSwitchProps) {
  const { act, trouble } = useAct();
  const turn = async (wanted: boolean) => {
    const change: ConnectionSettingsInput = { [name]: wanted };
    if (await act(() => changeSettings(change))) tell(done(wanted));
  };
  return (
    <div class="stack">
      <Switch label={label} hint={hint} isOn={isOn} onTurn={turn} />
      <TroubleNote trouble={trouble} />
    </div>
  );
}
