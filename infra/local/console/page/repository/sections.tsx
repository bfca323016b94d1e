import { useRef, useState } from 'preact/hooks';
import type { AsvsSection, ChangeAsvsBody } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { useAsk } from '../api/use-ask.ts';
import { tell } from '../parts/notices.tsx';
import { Question } from '../parts/question.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { AddSection } from './add-section.tsx';
import { Level } from './level.tsx';
import { SectionItem } from './section-item.tsx';

/** Level and chapters of a repository: what was detected and why, what people decided, and what is open. */
export function Sections({ mappingId }: { mappingId: string }) {
  const path = { mappingId };
  const asked = useAsk(() => answerOf(api.GET('/v1/mappings/{mappingId}/asvs', { params: { path } })), [mappingId]);
  const { act, isBusy, trouble } = useAct();
  const [isResetting, setResetting] = useState(false);
  const scope = useRef<HTMLHeadingElement>(null);
  const profile = asked.answer;
  if (!profile) return <TroubleNote trouble={asked.trouble} />;

  const params = { path, header: { 'If-Match': profile.etag } };
  const change = async (body: ChangeAsvsBody, done: string): Promise<void> => {
    const isDone = await act(async () =>
      asked.show(await answerOf(api.PATCH('/v1/mappings/{mappingId}/asvs', { params, body }))),
    );
    if (isDone) tell(done);
    else asked.again();
  };
  const move = async (body: ChangeAsvsBody, done: string): Promise<void> => {
    await change(body, done);
    // What was pressed may be gone from the list.
    scope.current?.focus();
  };
  const add = (id: string) => move({ add: [id] }, `${id} is in scope.`);
  const remove = (id: string) => move({ remove: [id] }, `${id} is out of scope.`);
  const reset = async () => {
    try {
      asked.show(await answerOf(api.POST('/v1/mappings/{mappingId}/asvs/reset', { params })));
    } catch (thrown) {
      // Somebody may have changed it meanwhile: saying yes once more is then about what is seen.
      asked.again();
      throw thrown;
    }
    tell('Back to what was detected.');
  };
  const list = (sections: readonly AsvsSection[], action: { text: string; take: (id: string) => void }) => (
    <ul class="plain sections-list">
      {sections.map((section) => (
        <SectionItem key={section.id} section={section} actionText={action.text} isBusy={isBusy} onAct={action.take} />
      ))}
    </ul>
  );
  const { sections, suggested, removed } = profile;
  return (
    <div class="stack">
      <TroubleNote trouble={trouble ?? asked.trouble} />
      <Level
        level={profile.level}
        isBusy={isBusy}
        onChoose={(level) => change({ level }, level ? `The level is ${level}.` : 'The level is as proposed.')}
      />
      {suggested.length > 0 && (
        <>
          <h3>Suggested</h3>
          <p class="hint">Detected after somebody had decided. Nothing is in scope before you say so.</p>
          {list(suggested, { text: 'Add', take: add })}
        </>
      )}
      <div class="heading">
        <h3 ref={scope} tabIndex={-1}>
          In scope ({sections.length})
        </h3>
        <div class="actions end">
          <AddSection key={profile.etag} profile={profile} isBusy={isBusy} onAdd={add} />
          <button type="button" aria-disabled={isBusy} onClick={() => setResetting(true)}>
            Reset…
          </button>
        </div>
      </div>
      {list(sections, { text: 'Remove', take: remove })}
      {removed.length > 0 && (
        <>
          <h3>Removed</h3>
          <p class="hint">They stay out, whatever later scans detect.</p>
          {list(removed, { text: 'Add again', take: add })}
        </>
      )}
      {isResetting && (
        <Question title="Reset to what was detected?" yes="Reset" onYes={reset} onClose={() => setResetting(false)}>
          <p>What people added or removed in ASVS {profile.version} is dropped. The level stays as it is.</p>
        </Question>
      )}
    </div>
  );
}
