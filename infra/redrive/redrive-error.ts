/** The command can't do its work. The message says what to change; `code` is stable. */
export class RedriveError extends Error {
  override readonly name = 'RedriveError';
  readonly code: 'option_invalid' | 'stack_unreadable';

  constructor(code: RedriveError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
