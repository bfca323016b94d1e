import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { HoldThresholds } from './hold-thresholds.tsx';
import { MinimumSeverity } from './minimum-severity.tsx';
import { MoreSettings } from './more-settings.tsx';
import { SettingSwitch } from './setting-switch.tsx';
import { StandardVersion } from './standard-version.tsx';

/** What is exported, and when. Each setting is saved by itself, and says itself what went wrong. */
export function SettingsCard({ settings }: { settings: Connection['settings'] }) {
  return (
    <section class="card stack" aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <div class="columns">
        <div class="stack">
          <SettingSwitch
            name="pushOnScanComplete"
            label="Push on scan complete"
            hint="Findings are pushed after every scan. Turn it off to pause exports."
            isOn={settings.pushOnScanComplete}
            done={(isOn) => (isOn ? 'Exports go on; what was missed is pushed.' : 'Exports pause.')}
          />
          <SettingSwitch
            name="includeResolvedFindings"
            label="Include resolved findings"
            hint="What is resolved in Gecko is marked as mitigated in DefectDojo instead of being left open."
            isOn={settings.includeResolvedFindings}
            done={(isOn) => (isOn ? 'Resolved findings will be mitigated.' : 'Resolved findings are left as they are.')}
          />
          <SettingSwitch
            name="markVerified"
            label="Mark findings as verified"
            hint="Exported findings count as verified in DefectDojo."
            isOn={settings.markVerified}
            done={() => 'Saved.'}
          />
        </div>
        <div class="stack">
          <StandardVersion current={settings.asvsVersion} />
          <MinimumSeverity current={settings.minimumSeverity} />
          <HoldThresholds thresholds={settings.holdThresholds} />
          <MoreSettings settings={settings} />
        </div>
      </div>
    </section>
  );
}
