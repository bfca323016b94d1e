/** How many sections there are, as one would say it. */
export function sectionCount({ length }: readonly string[]): string {
  return `${length} ${length === 1 ? 'section' : 'sections'}`;
}
