import { useEffect, useRef } from 'preact/hooks';
import { hrefOf } from '../route.ts';

/** The title of a view other than the first, with the way back. It takes the focus when the view appears. */
export function ViewTitle({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <a class="back" href={hrefOf({ view: 'settings' })}>
        ‹ DefectDojo
      </a>
      <h2 id="view-title" class="view-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </div>
  );
}
