import type { ComponentChildren } from 'preact';
import { useAct } from '../api/use-act.ts';
import { Dialog } from './dialog.tsx';
import { TroubleNote } from './trouble-note.tsx';

interface QuestionProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What saying yes does, as the button says it. */
  readonly yes: string;
  readonly isDangerous?: boolean;
  onYes(): Promise<unknown>;
  onClose(): void;
}

/** Asks before something is done that isn't easily undone. */
export function Question({ title, children, yes, isDangerous, onYes, onClose }: QuestionProps) {
  const { act, isBusy, trouble } = useAct();
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <TroubleNote trouble={trouble} />
      <div class="actions end">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          class={isDangerous ? 'danger' : 'primary'}
          aria-disabled={isBusy}
          onClick={async () => (await act(onYes)) && onClose()}
        >
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
