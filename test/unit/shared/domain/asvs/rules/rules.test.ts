import { describe, expect, it } from 'vitest';
import { anEndpoint } from '../../../../../../shared/domain/asvs/detection/input/endpoint.ts';
import type { Statement } from '../../../../../../shared/domain/asvs/detection/input/statement.ts';
import { rules } from '../../../../../../shared/domain/asvs/detection/rules/all-themes.ts';
import type { Observation } from '../../../../../../shared/domain/asvs/detection/weighing/observation.ts';
import { observeEndpoints } from '../../../../../../shared/domain/asvs/detection/weighing/observe-endpoints.ts';
import {
  observeFiles,
  observeFindings,
} from '../../../../../../shared/domain/asvs/detection/weighing/observe-findings.ts';
import {
  observeSettings,
  observeStatements,
} from '../../../../../../shared/domain/asvs/detection/weighing/observe-wiki.ts';
import { subjectsOf } from '../../../../../../shared/domain/asvs/detection/weighing/subjects.ts';
import {
  endpointExamples,
  fileExamples,
  findingExamples,
  innocentStatements,
  otherSubjects,
  settingExamples,
  statementExamples,
  subjectExamples,
} from './examples.ts';

const firing = (observations: readonly Observation[]) => observations.map(({ evidence }) => evidence.rule);

function onEndpoint(text: string): readonly string[] {
  const [method = '', path = '', login] = text.split(' ');
  return firing(observeEndpoints([anEndpoint(method, path, { needsLogin: login === 'auth' })]));
}

const said = (text: string, place: Statement['place'] = 'plain'): readonly Statement[] => [{ text, place }];

it('every rule has an example', () => {
  const ids = (examples: object) => Object.keys(examples).toSorted();
  const known = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id).toSorted();
  expect(ids(endpointExamples)).toEqual(known(rules.endpoints));
  expect(ids(statementExamples)).toEqual(known(rules.statements));
  expect(ids(settingExamples)).toEqual(known(rules.settings));
  expect(ids(subjectExamples)).toEqual(known(rules.subjects));
  expect(ids(findingExamples)).toEqual(known(rules.findings));
  expect(ids(fileExamples)).toEqual(known(rules.files));
});

describe.each(Object.entries(endpointExamples))('the rule %s', (id, { fires, not = [] }) => {
  it('fires on endpoints of its kind only', () => {
    for (const text of fires) expect([text, onEndpoint(text)]).toEqual([text, expect.arrayContaining([id])]);
    for (const text of not) expect([text, onEndpoint(text)]).not.toEqual([text, expect.arrayContaining([id])]);
  });
});

it.each(Object.entries(statementExamples))('the rule %s fires on what is stated', (id, texts) => {
  for (const text of texts) {
    expect([text, firing(observeStatements(said(text)))]).toEqual([text, expect.arrayContaining([id])]);
    expect(firing(observeStatements(said(`Not planned: no ${text}`)))).not.toContain(id);
  }
});

it.each(Object.entries(innocentStatements))('the rule %s leaves alone: %s', (id, text) => {
  expect(firing(observeStatements(said(text)))).not.toContain(id);
});

it.each(Object.entries(settingExamples))('the rule %s fires on names of settings', (id, lines) => {
  for (const line of lines) {
    expect(firing(observeSettings(said(line, 'code')))).toContain(id);
    expect(firing(observeSettings(said(line, 'aside')))).toEqual([]);
    expect(firing(observeSettings(said(line.toLowerCase(), 'code')))).toEqual([]);
  }
});

it.each(Object.entries(subjectExamples))('the rule %s fires on what the lead calls the code', (id, leads) => {
  for (const lead of leads) {
    const subjects = (place: Statement['place']) => subjectsOf('acme/x', said(lead, place)).map(({ rule }) => rule.id);
    expect([lead, subjects('lead')]).toEqual([lead, expect.arrayContaining([id])]);
    expect(subjects('plain')).toEqual([]);
  }
});

it.each(otherSubjects)('nothing for logins is seen in a lead such as: %s', (lead) => {
  const subjects = subjectsOf('acme/x', said(lead, 'lead'));
  expect(subjects.filter(({ rule }) => rule.isAboutAuthentication)).toEqual([]);
});

it.each(Object.entries(findingExamples))('the rule %s fires on findings', (id, findings) => {
  for (const [title, cwe] of findings) expect(firing(observeFindings([{ title, cwe }]))).toContain(id);
});

it.each(Object.entries(fileExamples))('the rule %s fires on files', (id, { fires, not = [] }) => {
  for (const path of fires) expect([path, firing(observeFiles([path]))]).toEqual([path, expect.arrayContaining([id])]);
  for (const path of not) expect(firing(observeFiles([path]))).not.toContain(id);
});
