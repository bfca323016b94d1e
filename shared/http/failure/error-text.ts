/** One sentence that says what happened and one that says what to do. */
export interface ErrorText {
  readonly message: string;
  readonly advice: string;
}
