/** Whether a text holds a query's value, without regard to case; a missing or empty value matches all. */
export function contains(text: string | null, wanted: string | null): boolean {
  return !wanted || (text ?? '').toLowerCase().includes(wanted.toLowerCase());
}

/** Whether a value is exactly the wanted one; a missing or empty value matches all. */
export function equals(value: string | number | null, wanted: string | null): boolean {
  return !wanted || String(value ?? '') === wanted;
}

/** Whether a value is among the wanted ones, which a comma separates; none matches all. */
export function isAmong(value: string | number, wanted: string | null): boolean {
  return !wanted || wanted.split(',').includes(String(value));
}

/** Whether a flag is as wanted; anything but true or false matches all. */
export function hasFlag(value: boolean, wanted: string | null): boolean {
  const word = wanted?.toLowerCase();
  if (word === 'true') return value;
  return word === 'false' ? !value : true;
}
