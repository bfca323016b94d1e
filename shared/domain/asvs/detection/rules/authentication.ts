import { pathWords, phrases, settingNames, subjectIs, type Theme } from './rule.ts';

const loginPath = pathWords`log-?in | log-?on | sign-?in | sign-?on | authenticate | authentication | obtain-token |
  token-auth | auth/local | access-token/credentials`;

/** Who somebody is: logins, registration, passwords, second factors. */
export const authentication: Theme = {
  endpoints: {
    'endpoint-login': {
      path: loginPath,
      except: /last-log-?in|log-?in-(?:history|attempts|page-settings)|single-sign-on/,
      sentence: 'People log in here.',
      weights: { V6: 100, V7: 90, V11: 60, V14: 50 },
    },
    'endpoint-checking-credentials': {
      methods: ['POST', 'PUT', 'ANY', 'MUTATION', 'WS'],
      path: loginPath,
      except: /last-log-?in|log-?in-(?:history|attempts|page-settings)|single-sign-on/,
      sentence: 'Credentials are compared here with what is kept of them.',
      weights: { V11: 40, V14: 20 },
    },
    'endpoint-sign-up': {
      path: pathWords`sign-?up | registration | create-account | register`,
      except: /oauth|oidc|webauthn|(?:device|client|push|webhook|worker|node|agent|service|schema|domain)s?\/regist/,
      sentence: 'People open accounts here.',
      weights: { V6: 90, V7: 50, V11: 50, V14: 60 },
    },
    'endpoint-password': {
      path: pathWords`passwords? | passwd | passcode | forgot |
        (?:re-?set|change|update|forgot|lost)-(?:password|passwd|pwd) | recovery`,
      sentence: 'Passwords are handled here.',
      weights: { V6: 100, V7: 50, V11: 70, V14: 40 },
    },
    'endpoint-second-factor': {
      path: pathWords`2fa | mfa | totp | otp | two-factor | webauthn | passkeys? | fido2? | u2f | recovery-codes? |
        magic-link | security-questions?`,
      sentence: 'A further proof of identity is handled here.',
      weights: { V6: 100, V7: 40, V11: 40 },
    },
    'endpoint-confirmation': {
      path: pathWords`(?:verify|confirm|activate|resend)-(?:e-?mail|account|user|phone|registration) |
        (?:e-?mail|account|phone|user)s?/(?:verif\w{1,8}|confirm\w{0,6}|activat\w{1,4}) |
        (?:e-?mail|phone)-(?:verification|confirmation) | invitations?/accept | accept-invit(?:e|ation)`,
      sentence: 'An account or address is confirmed here.',
      weights: { V6: 60, V14: 40 },
    },
    'endpoint-auth': {
      path: pathWords`auth | identity | identities | credentials`,
      except: /basic-auth|digest-auth|\/oauth/,
      sentence: 'This endpoint is about proving who one is.',
      weights: { V6: 40, V7: 20, V9: 10 },
    },
  },
  statements: {
    'wiki-login': {
      phrases: phrases`(?:users?|people|customers?|staff|members?|employees|players|visitors|they|admins?|administrators?|operators?)\b[^.;:]{0,40}\b(?:log|sign)(?:s|ged|ged)? ?in |
        (?:users?|people|customers?|staff|members?|employees|players)\b[^.;:]{0,30}\b(?:register|sign up|authenticate) |
        log(?:s|ged|ging)? in (?:by|with|via|using|through) | sign(?:s|ed|ing)? in (?:by|with|via|using|through) |
        log-?in | log-?ins | sign-in | sign-?up | user registration | user accounts? |
        authenticat(?:es|ing|e) (?:users|people|against|with|via|by|through) | user authentication | multi-?user`,
      sentence: 'The description says how people log in.',
      weights: { V6: 60, V7: 30, V8: 20, V14: 20 },
    },
    'wiki-authentication': {
      phrases: phrases`authentication | authenticated users? | authenticators? | auth`,
      sentence: 'The description speaks of authentication.',
      weights: { V6: 50 },
    },
    'wiki-passwords': {
      phrases: phrases`passwords? (?:hash(?:es|ed|ing)?|reset|recovery|change|policy|policies|polic(?:y|ies)|login|storage|strength|authentication) |
        passwords? (?:are|is) (?:stored|hashed|kept|verified|checked) | hash(?:es|ed)? passwords? |
        forgot(?:ten)? passwords? | reset (?:your |their |the )?passwords? |
        (?:user ?name|e-?mail)s?(?: address)?(?: and |/| \+ )passwords? | passwordless | weak passwords? |
        default (?:credentials|password|login|admin) | admin(?:istrator)? (?:password|credentials) | bcrypt |
        argon2(?:id?)? | credential stuffing | brute-?force protection | account lock-?out`,
      sentence: 'The description says how passwords are handled.',
      weights: { V6: 60, V11: 30, V14: 10 },
    },
    'wiki-further-factors': {
      phrases: phrases`TOTP | WebAuthn | FIDO2? | U2F | passkeys? | 2FA | MFA |
        (?:two|multi|second)-?\s?factor(?: authentication)? | second factors? | one-time (?:passwords?|codes?) |
        magic links? | LDAP | Active Directory | Kerberos | RADIUS | biometrics?`,
      sentence: 'The description names a way to prove who one is.',
      weights: { V6: 70 },
    },
    'wiki-login-operation': {
      phrases: phrases`(?:log_?in|sign_?in|sign_?up|tokenCreate|authenticate|register)\x60? (?:mutation|rpc|procedure|command|resolver) |
        (?:mutation|rpc|procedure)\b[^.;]{0,20}\b(?:log_?in|sign_?in|tokenCreate|authenticate)`,
      sentence: 'The description names an operation by which people log in.',
      weights: { V6: 100, V7: 50, V8: 50 },
    },
    'wiki-callers': {
      phrases: phrases`(?:API|access) keys? | (?:requests|callers|clients) (?:are authenticated|authenticate) |
        basic auth(?:entication)? | API tokens?`,
      sentence: 'The description says how callers prove who they are.',
      weights: { V6: 50, V11: 20 },
    },
  },
  settings: {
    'setting-login': {
      names: settingNames`LDAP | ADMIN_(?:PASSWORD|USER|EMAIL) | SUPERUSER | DISABLE_REGISTRATION | SIGNUPS?_ALLOWED |
        ALLOW_SIGNUPS? | REGISTRATION | BASIC_AUTH | RECAPTCHA`,
      sentence: 'A setting is about logins.',
      weights: { V6: 60, V8: 20 },
    },
  },
  subjects: {
    'subject-authentication': {
      subject: subjectIs`authentication | login | sign-in | user accounts | passwordless | webauthn | passkeys? |
        fido2? | totp | hotp | one-time passwords? | otp | 2fa | mfa | two-factor | multi-factor | ldap | kerberos |
        identity management | auth`,
      sentence: 'The repository is a library for authentication.',
      weights: { V6: 100 },
      isAboutAuthentication: true,
      names: pathWords`auth | authn | authentication | login | passport | totp | otp | (?:simple-?)?webauthn | fido2? |
        ldap`,
    },
  },
  findings: {
    'finding-authentication': {
      cwes: [
        256, 257, 261, 287, 288, 289, 290, 294, 302, 303, 304, 305, 307, 308, 309, 521, 549, 603, 620, 640, 645, 1390,
        1391, 1392, 1393,
      ],
      sentence: 'A finding is about how people prove who they are.',
      weights: { V6: 80 },
    },
    'finding-missing-authentication': {
      cwes: [306, 798, 259, 522],
      sentence: 'A finding is about credentials or a missing login.',
      weights: { V6: 30 },
    },
    'finding-title-authentication': {
      title: phrases`log-?in | sign-?in | passwords? | passwd | authentication | 2FA | MFA | TOTP | OTP |
        brute[- ]force | user enumeration | account (?:takeover|lockout)`,
      sentence: 'A finding speaks of logins or passwords.',
      weights: { V6: 50 },
    },
  },
  files: {
    'file-authentication': {
      file: pathWords`log-?in | sign-?in | sign-?up | passwords? | passwd | ldap | webauthn | totp | mfa | 2fa |
        two-?factor | authentication | registration`,
      sentence: 'A source file is about logins.',
      weights: { V6: 50 },
    },
    'file-auth': {
      file: pathWords`auth`,
      sentence: 'A source file is about authentication.',
      weights: { V6: 30 },
    },
  },
};
