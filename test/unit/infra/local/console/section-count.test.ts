import { expect, it } from 'vitest';
import { sectionCount } from '../../../../../infra/local/console/page/repositories/section-count.ts';

it('tells how many sections there are, as one would say it', () => {
  expect([[], ['V6'], ['V6', 'V7']].map(sectionCount)).toEqual(['0 sections', '1 section', '2 sections']);
});
