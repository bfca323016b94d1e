/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // What is no day is counted on into the next month.
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
