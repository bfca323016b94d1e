/** The time, injected so that tests decide it. */
export interface Clock {
  now(): Date;
}
