import type { Connection, ConnectionSettingsInput } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { tell } from '../parts/notices.tsx';
import { Switch } from '../parts/switch.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeSettings } from './connection.ts';
import { HoldThresholds } from './hold-thresholds.tsx';
import { StandardVersion } from './standard-version.tsx';

const severities = ['all', 'Low', 'Medium', 'High', 'Critical'] as const;
const severityOptions = severities.map((value) => ({
  value,
  text: value === 'all' ? 'All findings' : value === 'Critical' ? value : `${value} and above`,
}));

/** What is exported, and when. Every setting is saved as it is changed. */
export function SettingsCard({ settings }: { settings: Connection['settings'] }) {
  const { act, trouble } = useAct();
  const set = async (change: ConnectionSettingsInput, done: string) => {
    if (await act(() => changeSettings(change))) tell(done);
  };
  return (
    <section class="card stack" aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <TroubleNote trouble={trouble} />
      <div class="columns">
        <div class="stack">
          <Switch
            label="Push on scan complete"
            hint="Findings are pushed after every scan. Turn it off to pause exports."
            isOn={settings.pushOnScanComplete}
            onTurn={(isOn) =>
              set({ pushOnScanComplete: isOn }, isOn ? 'Exports go on; what was missed is pushed.' : 'Exports pause.')
            }
          />
          <Switch
            label="Include resolved findings"
            hint="What is resolved in Gecko is marked as mitigated in DefectDojo instead of being left open."
            isOn={settings.includeResolvedFindings}
            onTurn={(isOn) =>
              set(
                { includeResolvedFindings: isOn },
                isOn ? 'Resolved findings will be mitigated.' : 'Resolved findings are left as they are.',
              )
            }
          />
          <Switch
            label="Mark findings as verified"
            hint="Exported findings count as verified in DefectDojo."
            isOn={settings.markVerified}
            onTurn={(isOn) => set({ markVerified: isOn }, 'Saved.')}
          />
        </div>
        <div class="stack">
          <StandardVersion current={settings.asvsVersion} />
          <Choice
            label="Findings to export"
            hint="Findings below it are left as they are."
            options={severityOptions}
            value={settings.minimumSeverity ?? 'all'}
            onChoose={(value) => set({ minimumSeverity: value === 'all' ? null : value }, 'Saved.')}
          />
          <HoldThresholds thresholds={settings.holdThresholds} />
        </div>
      </div>
    </section>
  );
}
