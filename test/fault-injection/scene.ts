import { findingsInPlay } from './history.ts';

export const teamId = 'team-demo';
export const repositoryId = 'acme/shop';
export const geckoIds = Array.from({ length: findingsInPlay }, (_, number) => `g-${number}`);
/** Products of the customer's, by their ids from 1 on. */
export const productNames = ['Shop', 'Back office'];
