import type { AsvsProfile } from '../../../../../functions/api/client/api-types.ts';
import { ChosenByButton } from '../parts/chosen-by-button.tsx';

interface LevelProps {
  readonly level: AsvsProfile['level'];
  readonly isBusy: boolean;
  onChoose(level: 'L1' | 'L2' | 'L3' | null): void;
}

/** The level, and what speaks for it. */
export function Level({ level, isBusy, onChoose }: LevelProps) {
  const options = [
    { value: 'proposed', text: `As proposed (${level.proposed})` },
    ...(['L1', 'L2', 'L3'] as const).map((value) => ({ value, text: value })),
  ] as const;
  return (
    <div class="inset columns">
      <ChosenByButton
        label="ASVS level"
        button="Save"
        what="the level"
        isBusy={isBusy}
        options={options}
        value={level.assignedBy === 'person' ? level.level : 'proposed'}
        onChoose={(value) => onChoose(value === 'proposed' ? null : value)}
      />
      <div>
        <h3>Why {level.proposed} is proposed</h3>
        <ul>
          {level.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
