import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What has the focus afterwards, where what had it before goes away by what was done. */
  focusAfter?(): HTMLElement | null | undefined;
  onClose(): void;
}

/** A question before everything else; Escape says no, and the focus goes back to where it was. */
export function Dialog({ title, children, focusAfter, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isLeft = useRef(false);
  const after = useRef(focusAfter);
  after.current = focusAfter;
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      isLeft.current = true;
      // While it is open, nothing beside it takes the focus.
      shown?.close();
      const target = after.current?.() ?? before;
      if (target instanceof HTMLElement) target.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={() => !isLeft.current && onClose()}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
