import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../../shared/domain/asvs/input/statement.ts';
import { observeService, serviceSentence } from '../../../../../../shared/domain/asvs/weighing/describes-service.ts';

const said = (text: string, place: Place = 'lead') => serviceSentence([{ text, place }]);

describe('a lead calls the code a service', () => {
  it.each([
    'A web application for clinics.',
    'An HTTP microservice for images.',
    'An OAuth2 server.',
    'Self-hosted notes.',
    'It listens on port 8080.',
    'Back end of the messenger.',
    'GPS tracking server: it receives positions.',
    'A server which stores pastes.',
    'An online shop.',
    'A small REST API.',
  ])('%s', (text) => {
    expect(said(text)).toBe(text);
  });
});

describe('a lead calls the code something else', () => {
  it.each([
    'A client library for REST APIs.',
    'A web application framework.',
    'A command-line tool for a web server.',
    'An SDK for the payment API.',
    'This is not a web application.',
    'Ducks swim.',
  ])('%s', (text) => {
    expect(said(text)).toBeUndefined();
  });

  it('where it is not the lead that says so', () => {
    for (const place of ['key', 'plain', 'code', 'aside'] as const)
      expect(said('A web application.', place)).toBeUndefined();
  });
});

it('the first such sentence counts for what every service has', () => {
  const sentence = serviceSentence([
    { place: 'lead', text: 'A client library.' },
    { place: 'lead', text: 'A web server.' },
    { place: 'lead', text: 'A web application.' },
  ]);
  const observations = observeService(sentence ?? '');
  expect(observations.map(({ chapter }) => chapter)).toEqual(['V1', 'V2', 'V4', 'V12', 'V13', 'V16']);
  expect(observations.map(({ weight, signal }) => [weight, signal])).toEqual(
    [60, 100, 100, 100, 100, 100].map((weight) => [weight, 'subject']),
  );
  for (const { evidence } of observations) {
    expect(evidence).toEqual({
      rule: 'wiki-service',
      sentence: 'The description calls it a service: requests are checked, sent by TLS, logged, and it is configured.',
      quote: 'A web server.',
      source: 'wiki',
    });
  }
});
