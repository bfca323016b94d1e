import { describe, expect, it } from 'vitest';
import { openBySeverity } from '../../../../../infra/local/console/page/repository/open-by-severity.ts';

const open = (Critical: number, High = 0, Medium = 0, Low = 0) => ({
  openFindings: { Critical, High, Medium, Low, total: Critical + High + Medium + Low },
});

describe('open findings by severity', () => {
  it('are those of all chapters together, suggested and removed ones too', () => {
    const profile = { sections: [open(1, 2), open(0, 0, 3)], suggested: [open(0, 0, 0, 4)], removed: [open(5)] };
    expect(openBySeverity(profile)).toEqual({ Critical: 6, High: 2, Medium: 3, Low: 4 });
  });

  it('are none where chapters have none', () => {
    expect(openBySeverity({ sections: [open(0)], suggested: [], removed: [] })).toEqual({
      Critical: 0,
      High: 0,
      Medium: 0,
      Low: 0,
    });
  });

  it('are not known before any were counted', () => {
    expect(openBySeverity({ sections: [{}], suggested: [{}], removed: [] })).toBeUndefined();
  });
});
