import { pathWords, phrases, settingNames, subjectIs, type Theme } from './rule.ts';

/** Tokens that carry and prove their own content: JWT, SAML and the like. */
export const tokens: Theme = {
  endpoints: {
    'endpoint-key-set': {
      path: pathWords`jwks? | json-web-keys? | key-?sets? | well-known/keys | openid-connect/certs | discovery/keys |
        signing-keys`,
      sentence: 'The keys are served that prove tokens.',
      weights: { V9: 100, V11: 100, V7: 40, V6: 30 },
    },
    'endpoint-token-format': {
      path: pathWords`jwts? | saml-?2? | saml-\w{1,20} | acs | id-?tokens? | jwt-bearer | paseto`,
      sentence: 'Self-contained tokens are handled here.',
      weights: { V9: 100, V6: 20 },
    },
    'endpoint-token-check': {
      path: pathWords`tokens?/(?:verify|validate|check|introspect|decode) | (?:verify|validate|check|decode)-?tokens? |
        introspect\w{0,4}`,
      sentence: 'Tokens are checked here.',
      weights: { V9: 60, V7: 40 },
    },
    'endpoint-token-issue': {
      methods: ['POST', 'ANY', 'MUTATION'],
      path: pathWords`(?:access-|auth-|login-)?tokens?`,
      except:
        /(?:device|push|fcm|apns|csrf|xsrf|upload|invite|reset|registration)[-/]?token|tokens?\/\{\}\/(?:price|transfer|balance)/,
      sentence: 'Tokens are issued here.',
      weights: { V9: 40, V7: 40, V6: 40, V11: 40 },
    },
  },
  statements: {
    'wiki-tokens': {
      phrases: phrases`JWTs? | JWT-based | JSON Web (?:Tokens?|Keys?|Signatures?) | JOSE | JWS|JWE|JWKS? |
        SAML(?: ?2(?:\.0)?)? | ID[ _]tokens? | self-contained tokens? | signed (?:access |bearer )?tokens? | PASETO |
        macaroons? | bearer tokens? \(JWT`,
      sentence: 'The description speaks of self-contained tokens.',
      weights: { V9: 80 },
    },
    'wiki-jwt-login': {
      phrases: phrases`JWTs? | JWT-based | JSON Web Tokens?`,
      sentence: 'Logins are carried by signed tokens.',
      weights: { V7: 30, V6: 20, V11: 40 },
    },
  },
  settings: {
    'setting-token': {
      names: settingNames`(?:JWT|JWKS|SAML)_[A-Z0-9]{1,20}`,
      sentence: 'A setting is about self-contained tokens.',
      weights: { V9: 90, V7: 30, V11: 40 },
    },
  },
  subjects: {
    'subject-tokens': {
      subject: subjectIs`JWTs? | json web tokens? | JOSE | JWS | JWE | SAML | PASETO | id tokens? | signed tokens? |
        macaroons? | json object signing`,
      sentence: 'The repository is a library for self-contained tokens.',
      weights: { V9: 100, V11: 70 },
      isAboutAuthentication: true,
      names: pathWords`[a-z]{0,6}jwt | jsonwebtokens? | jwks? | jose[a-z0-9]{0,4} | saml2? | paseto`,
    },
  },
  findings: {
    'finding-token': {
      cwes: [345, 347],
      sentence: 'A finding is about how data proves where it comes from.',
      weights: { V9: 50 },
    },
    'finding-title-token': {
      title: phrases`JWTs? | JSON web tokens? | SAML | JWKS? | ID tokens? | alg(?:orithm)? (?:none|confusion) |
        access tokens?`,
      sentence: 'A finding speaks of self-contained tokens.',
      weights: { V9: 70 },
    },
    'finding-title-login-token': {
      title: phrases`JWTs? | JSON web tokens? | access tokens?`,
      sentence: 'A finding is about the tokens of logged-in people.',
      weights: { V7: 40, V6: 20, V11: 30 },
    },
  },
  files: {
    'file-token': {
      file: pathWords`jwt | jwks? | jws | jwe | saml | id-?token | token[.-]?utils?`,
      sentence: 'A source file is about self-contained tokens.',
      weights: { V9: 50 },
    },
  },
};
