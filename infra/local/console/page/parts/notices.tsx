import { signal } from '@preact/signals';

const shownForMs = 6000;
const notice = signal('');
let end: ReturnType<typeof setTimeout> | undefined;

/** Tells everybody, those who don't see the page too, that something was done. */
export function tell(text: string): void {
  notice.value = text;
  // The end of what was told before is not the end of this, the same words though it may be.
  clearTimeout(end);
  end = setTimeout(() => {
    notice.value = '';
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
