import { useId, useRef, useState } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  /** Over once it is turned, or isn't. */
  onTurn(isOn: boolean): Promise<unknown>;
}

/** Something that is on or off, and changes at once. */
export function Switch({ label, hint, isOn, onTurn }: SwitchProps) {
  const [turning, setTurning] = useState<boolean>();
  const id = useId();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const turn = async (wanted: boolean) => {
    setTurning(wanted);
    // One after the other: who turns it twice in a hurry means the second.
    const mine = last.current.then(() => onTurn(wanted));
    last.current = mine;
    await mine;
    if (mine === last.current) setTurning(undefined);
  };
  const isShownOn = turning ?? isOn;
  return (
    <div class="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isShownOn}
        aria-checked={isShownOn}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => turn(currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      </div>
    </div>
  );
}
