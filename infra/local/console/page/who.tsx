import { listPeople, session, signIn } from './api/session.ts';
import { useAct } from './api/use-act.ts';
import { useAsk } from './api/use-ask.ts';
import { Choice } from './parts/choice.tsx';
import { TroubleNote } from './parts/trouble-note.tsx';

/** Who looks at the page: the local stage signs anybody in, the first one when the page is opened. */
export function Who() {
  const { answer: people = [], trouble } = useAsk(async () => {
    const all = await listPeople();
    if (all[0]) await signIn(all[0]);
    return all;
  }, []);
  const acting = useAct();
  const choose = (id: string) => {
    const person = people.find((one) => one.id === id);
    if (person) void acting.act(() => signIn(person));
  };
  return (
    <>
      <TroubleNote trouble={trouble ?? acting.trouble} />
      {people.length > 0 && (
        <Choice
          label="Signed in as"
          compact
          options={people.map(({ id, name }) => ({ value: id, text: name }))}
          value={session.value?.person.id ?? ''}
          onChoose={choose}
        />
      )}
    </>
  );
}
