/** As words of host names and paths of those who let people in: Cloudflare Access, oauth2-proxy, Authelia, Keycloak, Okta, Entra, IAP. */
const loginWords = /(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|oidc|auth|authorize)(?=[/._-]|$)/i;

/** A page that asks for a password, or says in its title that it lets people in. */
const loginForm = /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b|<title>[^<]{0,200}\b(?:log|sign)[ -]?(?:in|on)\b/i;

/** A form stands near the beginning of its page. */
const searchedCharacters = 100_000;

/** Whether a redirect leads to where people log in. */
export function leadsToLogin({ hostname, pathname }: URL): boolean {
  return loginWords.test(`${hostname}${pathname}`);
}

/** Whether a page is one on which people log in. */
export function isLoginPage(html: string): boolean {
  return loginForm.test(html.slice(0, searchedCharacters));
}
