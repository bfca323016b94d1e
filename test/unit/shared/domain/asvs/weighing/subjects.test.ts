import { expect, test } from 'vitest';
import { observeSubjects, subjectsOf } from '../../../../../../shared/domain/asvs/weighing/subjects.ts';

const inUsage = [
  { place: 'lead', text: 'express-session' },
  { place: 'plain', text: 'Create a session middleware with the given options.' },
] as const;

function subjects(repository: string) {
  return subjectsOf(repository, inUsage).map(({ rule }) => rule.id);
}

test('a repository that is called so may say later what it is', () => {
  expect(subjects('expressjs/session')).toEqual(['subject-sessions']);
  expect(subjects('acme/ExpressSession')).toEqual(['subject-sessions']);
  expect(subjects('acme/other')).toEqual([]);
});

test.each(['acme/awesome-session', 'acme/session-example', 'acme/learn-session'])(
  '%s only shows or teaches',
  (repository) => {
    expect(subjects(repository)).toEqual([]);
  },
);

test('code and asides don’t say what a repository is', () => {
  for (const place of ['code', 'aside'] as const) {
    expect(subjectsOf('acme/session', [{ place, text: 'A session middleware.' }])).toEqual([]);
  }
});

test('what is denied is no subject, and does not hide what is said', () => {
  const lead = (text: string) => ({ place: 'lead', text }) as const;
  expect(subjectsOf('acme/x', [lead('This is not a session middleware.')])).toEqual([]);
  expect(subjectsOf('acme/x', [lead('This is not a session middleware.'), lead('A session store.')])).toHaveLength(1);
});

test('a subject is quoted', () => {
  expect(observeSubjects(subjectsOf('acme/session', inUsage))).toEqual([
    {
      chapter: 'V7',
      weight: 100,
      signal: 'subject',
      evidence: {
        rule: 'subject-sessions',
        sentence: 'The repository is a library for sessions.',
        quote: 'Create a session middleware with the given options.',
        source: 'wiki',
      },
    },
  ]);
});
