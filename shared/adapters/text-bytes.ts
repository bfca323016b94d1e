/** What a text comes to in UTF-8, bytes. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** A text of so many bytes at most; one that is longer ends with a mark. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (bytesOf(text) <= maxBytes) return text;
  const room = maxBytes - bytesOf(cutMark);
  if (room < 0) return '';
  // Half a character at the end is left out.
  return new TextDecoder().decode(Buffer.from(text).subarray(0, room), { stream: true }) + cutMark;
}

const cutMark = '…';
