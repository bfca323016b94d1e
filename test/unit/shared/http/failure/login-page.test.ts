import { describe, expect, it } from 'vitest';
import { isLoginPage, leadsToLogin } from '../../../../../shared/http/failure/login-page.ts';

describe('a redirect leads to a login', () => {
  it.each([
    'https://acme.cloudflareaccess.com/cdn-cgi/access/login/dojo.example.com',
    'https://login.microsoftonline.com/tenant/oauth2/v2.0/x',
    'https://accounts.google.com/o/oauth2/v2/auth',
    'https://acme.okta.com/oauth2/v1/authorize',
    'https://sso.example.com/',
    'https://auth.example.com/?rd=x',
    'https://id.example.com/realms/a/protocol/openid-connect/auth',
    'https://dojo.example.com/login',
    'https://dojo.example.com/sign_in',
    'https://dojo.example.com/saml2/idp',
  ])('at %s', (url) => {
    expect(leadsToLogin(new URL(url))).toBe(true);
  });

  it.each([
    'https://www.example.com/',
    'https://dojo.example.com/api/v2/user_profile/',
    'https://author.example.com/',
    'https://dojo.example.com/?next=/login',
    'https://dojo.example.com/blogging',
  ])('not at %s', (url) => {
    expect(leadsToLogin(new URL(url))).toBe(false);
  });
});

describe('a page is one on which people log in', () => {
  it.each([
    '<form><INPUT id=p TYPE=password></form>',
    "<input name='x'\n type = 'password'>",
    '<head><title>Acme | Sign in</title></head>',
    '<title>Log In</title>',
    '<title>Single sign-on</title>',
  ])('where it says %j', (html) => {
    expect(isLoginPage(html)).toBe(true);
  });

  it.each(['<title>Blogging</title>', '<p>Please log in.</p>', '<input type="text" name="password">', ''])(
    'not where it says %j',
    (html) => {
      expect(isLoginPage(html)).toBe(false);
    },
  );

  it('wherever near its beginning, and in no time however it is written', () => {
    expect(isLoginPage(`${' '.repeat(99_000)}<title>Login</title>`)).toBe(true);
    expect(isLoginPage(`${' '.repeat(100_000)}<title>Login</title>`)).toBe(false);
    const startedMs = performance.now();
    expect(isLoginPage('<input '.repeat(200_000))).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
