/** Recordings can't be played against a server. The message says why, and never holds a key. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: 'option_invalid' | 'no_answer' | 'not_prepared';

  constructor(code: ContractError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
