import { useEffect, useRef } from 'preact/hooks';
import { hrefOf } from '../route.ts';

const titleId = 'view-title';

/** The title of a view other than the first, with the way back. It takes the focus when the view appears. */
export function ViewTitle({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <a class="back" href={hrefOf({ view: 'settings' })}>
        ‹ DefectDojo
      </a>
      <h2 id={titleId} class="view-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </div>
  );
}

/** The title that is shown: it gets the focus where what had it is going. */
export const shownTitle = (): HTMLElement | null => document.getElementById(titleId);
