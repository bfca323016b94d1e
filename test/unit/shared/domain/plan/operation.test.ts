import { expect, test } from 'vitest';
import { effectOf } from '../../../../../shared/domain/plan/operation.ts';
import { exported, planning, saying } from './a-plan.ts';

const row = (status: string, fields: object = {}) => ({ row: { status, ...fields } });
const absentFixed = exported('a', row('fixed'), { closedByAbsenceInRun: 'run-1' });

test.each([
  ['created', undefined, row('open')],
  ['changed', exported('a'), row('open', { severity: 9.5 })],
  ['changed', exported('a', row('false_positive')), row('fixed')],
  ['closed', exported('a'), row('fixed')],
  ['closed', exported('a'), row('accepted_risk')],
  ['reopened', exported('a', row('fixed')), row('open')],
  ['remembered', absentFixed, row('fixed')],
])('people call it %s', (effect, known, now) => {
  const { operations } = planning({ known: known ? [known] : [], finding: [saying('a', now)] });
  expect(operations.map(effectOf)).toEqual([effect]);
});
