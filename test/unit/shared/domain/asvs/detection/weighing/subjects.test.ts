import { expect, test } from 'vitest';
import { observeSubjects, subjectsOf } from '../../../../../../../shared/domain/asvs/detection/weighing/subjects.ts';

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

test.each([
  ...['awesome-session', 'session-tutorial', 'session-tutorials', 'session-example', 'sessionExamples'],
  ...['session_sample', 'session-samples', 'session-demo', 'session-demos', 'learn-session', 'learning-session'],
  ...['session-course', 'session-template', 'session-templates', 'session-starter', 'session-playground'],
  ...['session-benchmark', 'session-benchmarks'],
])('by its name, %s only shows or teaches', (name) => {
  expect(subjects(`acme/${name}`)).toEqual([]);
});

test.each(['session-demonstrator', 'unlearn-session', 'session'])('by its name, %s is what it is called', (name) => {
  expect(subjects(`acme/${name}`)).toEqual(['subject-sessions']);
});

test.each([
  ...['A curated list: session middleware.', 'Awesome session middleware.', 'A collection of session middleware.'],
  ...['Lists of session middleware.', 'A list of session middleware.', 'Collections of session middleware.'],
  ...['A tutorial about session middleware.', 'Tutorials about session middleware.', 'A session middleware course.'],
  ...['A session middleware workshop.', 'Session middleware cheatsheet.', 'Session middleware cheat sheets.'],
  ...['A guide to session middleware.', 'Guides to session middleware.', 'An example of session middleware.'],
  ...['Examples of session middleware.', 'A demo of session middleware.', 'Demos of session middleware.'],
  ...['A sample session middleware.', 'Samples of session middleware.', 'A session middleware boilerplate.'],
  ...['A comparison of session middleware.', 'A session middleware benchmark.', 'Benchmarks of session middleware.'],
  ...['A session middleware playground.', 'Learning session middleware.'],
])('what shows or teaches something is not itself that: %s', (text) => {
  expect(subjectsOf('acme/x', [{ place: 'lead', text }])).toEqual([]);
});

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
