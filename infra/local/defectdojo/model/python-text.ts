import type { FieldComplaints } from './complaints.ts';

/** A string as Python's `repr` writes it: in single quotes unless it holds one and no double quote. */
export function pythonString(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  if (escaped.includes("'") && !escaped.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** A list of strings as Python writes it. */
export function pythonList(items: readonly string[]): string {
  return `[${items.map(pythonString).join(', ')}]`;
}

/** Complaints per field, as Django REST framework's error details print. */
export function pythonDict(fields: FieldComplaints): string {
  const entries = Object.entries(fields).map(([name, complaints]) => {
    const details = complaints.map(
      ({ message, code }) => `ErrorDetail(string=${pythonString(message)}, code=${pythonString(code)})`,
    );
    return `${pythonString(name)}: [${details.join(', ')}]`;
  });
  return `{${entries.join(', ')}}`;
}
