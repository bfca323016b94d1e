import { Fragment } from 'preact';

/** A name that is a path; where there is little room, it breaks after a slash. */
export function Name({ of }: { of: string }) {
  const parts = of.split('/');
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={parts.slice(0, index + 1).join('/')}>
          {index > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
}
