/** The local stage can't start. The message says what to install or change; `code` is stable. */
export class LocalStartError extends Error {
  override readonly name = 'LocalStartError';
  readonly code: 'python_missing' | 'command_failed' | 'emulator_failed' | 'option_invalid' | 'demo_failed';

  constructor(code: LocalStartError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
