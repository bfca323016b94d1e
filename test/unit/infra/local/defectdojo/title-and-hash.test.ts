import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashCode } from '../../../../../infra/local/defectdojo/model/hash-code.ts';
import { titleCase } from '../../../../../infra/local/defectdojo/model/title-case.ts';

describe('a title as DefectDojo stores it', () => {
  it.each([
    ['SQL injection in the login form', 'SQL Injection in the Login Form'],
    ['bad cvss', 'Bad CVSS'],
    ['idor', 'Idor'],
    ['the key of all', 'The Key of All'],
    ['what it is for', 'What It Is For'],
    ['xss: a reflected one', 'Xss: A Reflected One'],
    ['risk_accepted to active', 'Risk_accepted to Active'],
    ['use of e.g. src/a.ts', 'Use of e.g. src/a.ts'],
    ['read/write access', 'Read/Write Access'],
    ['server-side request forgery', 'Server-Side Request Forgery'],
    ['iPhone app leaks getToken', 'iPhone App Leaks getToken'],
    ['HARDCODED SECRET', 'Hardcoded Secret'],
    ["l'auth is missing", "l'Auth Is Missing"],
    ['mcdonald vs. mr smith', 'McDonald vs. Mr Smith'],
    ['écrit en clair', 'Écrit en Clair'],
    ['two\nlines', 'Two\nLines'],
  ])('is, for "%s", "%s"', (title, expected) => {
    expect(titleCase(title)).toBe(expected);
  });
});

describe('the hash by which rows are matched', () => {
  const content = {
    title: 'SQL Injection',
    cwe: 89,
    line: 10,
    file_path: 'src/A.ts',
    description: 'Text ',
    service: null,
  };
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  it('is over title, cwe, line, path and description, in lower case and stripped', () => {
    expect(hashCode(content)).toBe(sha256('sql injection8910src/a.tstext'));
  });

  it('says none for what is missing, and adds a service', () => {
    const sparse = { ...content, cwe: null, line: null, file_path: null, service: 'Pay' };
    expect(hashCode(sparse)).toBe(sha256('sql injectionnonenonenonetext pay'));
  });

  it('is the one that DefectDojo 3.2.0 gave', () => {
    const measured = {
      title: 'SameHash',
      cwe: 89,
      line: 10,
      file_path: 'src/a.ts',
      description: 'desc SameHash',
      service: null,
    };
    expect(hashCode(measured)).toBe('f4d4dd9661c36cf41b7a097ecd79f7deb9b05d29443495fef88b9da80bfe2bc4');
  });
});
