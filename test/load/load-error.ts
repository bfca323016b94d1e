/** The command was called wrongly. The message says what to change. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code = 'option_invalid';
}
