import type { AsvsProfile } from '../../../../../functions/api/client/api-types.ts';
import { Choice } from '../parts/choice.tsx';

interface LevelProps {
  readonly level: AsvsProfile['level'];
  onChoose(level: 'L1' | 'L2' | 'L3' | null): void;
}

/** The level, and what speaks for it. */
export function Level({ level, onChoose }: LevelProps) {
  const options = [
    { value: 'proposed', text: `As proposed (${level.proposed})` },
    ...(['L1', 'L2', 'L3'] as const).map((value) => ({ value, text: value })),
  ] as const;
  return (
    <div class="inset columns">
      <Choice
        label="ASVS level"
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
