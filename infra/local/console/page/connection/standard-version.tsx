import { useState } from 'preact/hooks';
import type { AsvsRepositoryMoves } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { ChosenByButton } from '../parts/chosen-by-button.tsx';
import { tell } from '../parts/notices.tsx';
import { Question } from '../parts/question.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { changeSettings } from './connection.ts';

type Version = '5.0.0' | '4.0.3';
const versions = [
  { value: '5.0.0', text: 'ASVS 5.0.0' },
  { value: '4.0.3', text: 'ASVS 4.0.3' },
] as const;

/** Which version of the standard is tracked; before it changes, what of people's choices would move is shown. */
export function StandardVersion({ current }: { current: Version }) {
  const [wanted, setWanted] = useState<Version>();
  return (
    <>
      <ChosenByButton
        label="Standard version"
        hint="Match it to your DefectDojo benchmark: chapter numbers differ between versions."
        button="Change…"
        what="the standard version"
        options={versions}
        value={current}
        onChoose={(version) => setWanted(version)}
      />
      {wanted && <ChangeQuestion from={current} to={wanted} onClose={() => setWanted(undefined)} />}
    </>
  );
}

function ChangeQuestion({ from, to, onClose }: { from: Version; to: Version; onClose: () => void }) {
  const { answer, trouble } = useAsk(() => movedChoices(to), [to]);
  const onYes = async () => {
    await changeSettings({ asvsVersion: to });
    tell(`Sections now follow ASVS ${to}.`);
  };
  return (
    <Question title={`Change from ASVS ${from} to ${to}?`} yes={`Change to ${to}`} onYes={onYes} onClose={onClose}>
      <p>
        What was detected stands ready for either version. Only what people chose moves, and a change back restores it.
      </p>
      <TroubleNote trouble={trouble} />
      {answer?.length === 0 && <p>Nobody chose sections by hand, so nothing has to move.</p>}
      {answer?.map(({ repositoryId, moves }) => (
        <section key={repositoryId} class="stack">
          <h3>{repositoryId}</h3>
          <ul class="plain">
            {moves.map(({ section, choice, outcome, to: targets, pleaseCheck, why }) => (
              <li key={section}>
                <code>{section}</code> {choice}:{' '}
                {targets.length > 0 ? targets.join(', ') : outcome.replaceAll('_', ' ')}
                {pleaseCheck && ' (please check)'}
                <br />
                <span class="quiet">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Question>
  );
}

/** All moves; a page may be empty and yet not the last. */
async function movedChoices(version: Version): Promise<readonly AsvsRepositoryMoves[]> {
  const all: AsvsRepositoryMoves[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? {} : { cursor };
    const call = api.GET('/v1/asvs/{version}/moved-choices', { params: { path: { version }, query } });
    const page = await answerOf(call);
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}
