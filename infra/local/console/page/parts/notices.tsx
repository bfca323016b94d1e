import { signal } from '@preact/signals';

const shownForMs = 6000;
const notice = signal('');

/** Tells everybody, those who don't see the page too, that something was done. */
export function tell(text: string): void {
  notice.value = text;
  setTimeout(() => {
    if (notice.value === text) notice.value = '';
  }, shownForMs);
}

/** Where {@link tell} is seen and heard. */
export function Notices() {
  return (
    <div class="notices" role="status">
      {notice.value && <p>{notice.value}</p>}
    </div>
  );
}
