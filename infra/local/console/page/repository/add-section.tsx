import type { AsvsProfile } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { Choice } from '../parts/choice.tsx';

interface AddSectionProps {
  readonly profile: AsvsProfile;
  onAdd(id: string): void;
}

/** Adds a chapter that nothing spoke for. */
export function AddSection({ profile: { version, sections }, onAdd }: AddSectionProps) {
  const { answer } = useAsk(
    () => answerOf(api.GET('/v1/asvs/{version}', { params: { path: { version } } })),
    [version],
  );
  const taken = new Set(sections.map(({ id }) => id));
  const free = (answer?.sections ?? []).filter(({ id }) => !taken.has(id));
  if (free.length === 0) return null;
  const options = free.map(({ id, name }) => ({ value: id, text: `${id} ${name}` }));
  return (
    <Choice
      label="Add a section"
      compact
      options={[{ value: '', text: 'Choose…' }, ...options]}
      value=""
      onChoose={(id) => id && onAdd(id)}
    />
  );
}
