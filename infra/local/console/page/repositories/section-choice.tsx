import { useRef } from 'preact/hooks';
import type { AsvsCatalogue } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import type { Trouble } from '../api/trouble.ts';
import { useAsk } from '../api/use-ask.ts';
import { connection } from '../connection/connection.ts';
import { Choice } from '../parts/choice.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import type { Chosen } from './map-repository.ts';

type Sections = Chosen['sections'];

interface SectionChoiceProps {
  /** What is in scope now; nothing for what isn't mapped. */
  readonly inScope: readonly string[] | undefined;
  readonly chosen: Sections;
  readonly trouble: Trouble | undefined;
  onChoose(sections: Sections): void;
}

const ways = [
  { value: 'unchanged', text: 'Unchanged' },
  { value: 'detected', text: 'As detected' },
  { value: 'these', text: 'These' },
] as const;

/** Which chapters of the standard a repository is expected to meet: what is detected, or what a person says. */
export function SectionChoice({ inScope, chosen, trouble, onChoose }: SectionChoiceProps) {
  const isListed = typeof chosen !== 'string';
  // What was ticked is found again by whoever walks over another choice.
  const ticked = useRef<readonly string[]>(inScope ?? []);
  if (isListed) ticked.current = chosen;
  return (
    <div class="stack">
      <Choice
        label="ASVS sections"
        options={inScope ? ways : ways.filter(({ value }) => value !== 'unchanged')}
        value={isListed ? 'these' : chosen}
        onChoose={(way) => onChoose(way === 'these' ? ticked.current : way)}
      />
      {isListed && <Chapters chosen={chosen} onChoose={onChoose} />}
      <TroubleNote trouble={trouble} />
    </div>
  );
}

interface ChaptersProps {
  readonly chosen: readonly string[];
  onChoose(sections: readonly string[]): void;
}

function Chapters({ chosen, onChoose }: ChaptersProps) {
  const { answer, trouble } = useAsk(chapters, []);
  const turn = (id: string, isIn: boolean) => onChoose(isIn ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset class="options">
      <legend class="unseen">Sections in scope</legend>
      {answer?.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => turn(id, currentTarget.checked)}
          />{' '}
          {id} {name}
        </label>
      ))}
      <TroubleNote trouble={trouble} />
    </fieldset>
  );
}

/** The chapters of the version that the team follows. */
async function chapters(): Promise<AsvsCatalogue['sections']> {
  const { settings } = connection.peek() ?? (await answerOf(api.GET('/v1/connection')));
  const path = { version: settings.asvsVersion };
  return (await answerOf(api.GET('/v1/asvs/{version}', { params: { path } }))).sections;
}
