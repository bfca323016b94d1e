import type { AsvsProfile } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { ChosenByButton } from '../parts/chosen-by-button.tsx';

interface AddSectionProps {
  readonly profile: AsvsProfile;
  readonly isBusy: boolean;
  onAdd(id: string): void;
}

/** Adds a chapter that nothing spoke for. */
export function AddSection({ profile: { version, sections }, isBusy, onAdd }: AddSectionProps) {
  const { answer } = useAsk(
    () => answerOf(api.GET('/v1/asvs/{version}', { params: { path: { version } } })),
    [version],
  );
  const taken = new Set(sections.map(({ id }) => id));
  const free = (answer?.sections ?? []).filter(({ id }) => !taken.has(id));
  if (free.length === 0) return null;
  const options = free.map(({ id, name }) => ({ value: id, text: `${id} ${name}` }));
  return (
    <ChosenByButton
      label="Add a section"
      compact
      button="Add"
      what="the section"
      isBusy={isBusy}
      options={[{ value: '', text: 'Choose…' }, ...options]}
      value=""
      onChoose={onAdd}
    />
  );
}
