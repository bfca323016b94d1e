import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../../../shared/domain/asvs/detection/input/statement.ts';
import {
  observeService,
  serviceSentence,
} from '../../../../../../../shared/domain/asvs/detection/weighing/describes-service.ts';

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
    ...['An HTTP server.', 'An HTTPS server.', 'A webserver.', 'A web-server.', 'Several web services.'],
    ...['A RESTful API.', 'An OAuth provider.', 'An authorization server.', 'An authorisation server.'],
    ...['A backend service.', 'A back end service.', 'A back-end API.', 'A chat back-end.', 'A chat backend.'],
    ...['A signaling server.', 'A signalling server.', 'A micro-service for images.', 'Microservices for images.'],
    ...['Easy to self-host.', 'A self-hostable pastebin.', 'It listens on HTTP.', 'It will listen on HTTPS.'],
    ...['Server for notes.', 'The backend for our apps.', 'The back-end in Go.', 'The server safely stores pastes.'],
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
    ...['Libraries for REST APIs.', 'A library for REST APIs.', 'A client of a web server.', 'Web server clients.'],
    ...['A web server module.', 'Web server modules.', 'A web server package.', 'Web server packages.'],
    ...['A tool to probe a web server.', 'A web server toolkit.', 'The server. It stores pastes.'],
    ...['The server; a client of it stores pastes.', 'A web application is out of scope.'],
    'The server, as all the ducks on this pond say, stores pastes.',
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
