/** The command was called wrongly. The message says what to change; `code` is stable. */
export class RedriveError extends Error {
  override readonly name = 'RedriveError';
  readonly code = 'option_invalid';
}
