const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** When something was, as one would say it; in full for whoever points at it. */
export function When({ at }: { at: string }) {
  return (
    <time datetime={at} title={exact.format(new Date(at))}>
      {inWords((Date.parse(at) - Date.now()) / 1000)}
    </time>
  );
}

function inWords(seconds: number): string {
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  if (step) return relative.format(Math.trunc(seconds / step[1]), step[0]);
  return seconds > 0 ? 'in a moment' : 'just now';
}
