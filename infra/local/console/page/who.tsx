import { listPeople, session, signIn } from './api/session.ts';
import { useAct } from './api/use-act.ts';
import { useAsk } from './api/use-ask.ts';
import { ChosenByButton } from './parts/chosen-by-button.tsx';
import { TroubleNote } from './parts/trouble-note.tsx';

/** Who looks at the page: the local stage signs anybody in, the first one when the page is opened. */
export function Who() {
  const { answer: people = [], trouble } = useAsk(async () => {
    const [everybody] = await Promise.all([listPeople(), signIn()]);
    return everybody;
  }, []);
  const acting = useAct();
  return (
    <>
      <TroubleNote trouble={trouble ?? acting.trouble} />
      {people.length > 0 && (
        <ChosenByButton
          label="Signed in as"
          compact
          button="Switch"
          what="to them"
          isBusy={acting.isBusy}
          options={people.map(({ id, name }) => ({ value: id, text: name }))}
          value={session.value?.person.id ?? ''}
          onChoose={(id) => acting.act(() => signIn(id))}
        />
      )}
    </>
  );
}
