import type { ComponentChildren } from 'preact';

/** A link to another service, in a tab of its own. Only addresses of the web are links. */
export function LinkOut({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  if (href === undefined || !/^https?:\/\//.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
      <span class="unseen"> (opens in a new tab)</span>
    </a>
  );
}
