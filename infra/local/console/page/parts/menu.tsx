import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** One thing that a menu offers: a place to go to, or something to do. */
export type MenuItem = { readonly text: string; readonly isDangerous?: boolean } & (
  | { readonly href: string; readonly isElsewhere?: boolean }
  | { readonly onChoose: () => void }
);

interface MenuProps {
  /** Of the button. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a menu: arrow keys, Home and End move in it, Escape and Tab leave it. */
export function Menu({ id: buttonId, label, items }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    entries()[0]?.focus();
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') setOpen(false);
    if (to !== undefined || event.key === 'Escape') event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the button and of the menu below it arrive here alike
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        id={buttonId}
        type="button"
        class="icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="3" cy="8" r="1.5" />
          <circle cx="8" cy="8" r="1.5" />
          <circle cx="13" cy="8" r="1.5" />
        </svg>
      </button>
      {isOpen && (
        <div id={id} role="menu" aria-label={label}>
          {items.map((item) => (
            <Entry key={item.text} item={item} onChosen={close} />
          ))}
        </div>
      )}
    </div>
  );
}

function Entry({ item, onChosen }: { item: MenuItem; onChosen: () => void }) {
  const kind = item.isDangerous ? 'danger' : '';
  if ('href' in item) {
    const elsewhere = item.isElsewhere ? ({ target: '_blank', rel: 'noreferrer' } as const) : {};
    return (
      <a role="menuitem" tabIndex={-1} class={kind} href={item.href} {...elsewhere} onClick={onChosen}>
        {item.text}
      </a>
    );
  }
  const choose = () => {
    onChosen();
    item.onChoose();
  };
  return (
    <button role="menuitem" tabIndex={-1} type="button" class={kind} onClick={choose}>
      {item.text}
    </button>
  );
}
