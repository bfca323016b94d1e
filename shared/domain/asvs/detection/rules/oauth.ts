import { pathWords, phrases, settingNames, subjectIs, type Theme } from './rule.ts';

const providers =
  'google|github|gitlab|facebook|apple|microsoft|azure|azuread|linkedin|discord|slack|keycloak|okta|auth0|cognito|bitbucket|dropbox|spotify|twitch';

/** Logins and access by way of another system: OAuth and OpenID Connect, in any of their roles. */
export const oauth: Theme = {
  endpoints: {
    'endpoint-oauth': {
      path: pathWords`oauth-?2? | oauth2?-\w{1,30} | oidc | open-?id(?:-connect)? | openid-configuration |
        oauth-authorization-server | userinfo | user-info | pkce | openid-connect-\w{1,20}`,
      except: /oauth-?1(?!\d)|user-info\/(?:update|\{\})/,
      sentence: 'OAuth or OpenID Connect is spoken here.',
      weights: { V10: 100, V9: 30, V6: 20 },
    },
    'endpoint-openid-provider': {
      path: pathWords`openid-configuration | userinfo | oidc/jwks | openid-connect`,
      sentence: 'It serves or reads who somebody is by OpenID Connect.',
      weights: { V9: 70, V14: 50 },
    },
    'endpoint-authorize': {
      path: pathWords`authori[sz]e | introspect(?:ion)? | device/code | device-authori[sz]ation`,
      sentence: 'Access is granted or checked here, as an authorization server does.',
      weights: { V10: 80 },
    },
    'endpoint-foreign-login': {
      path: pathWords`(?:${providers})/(?:callback|login|auth|redirect|connect|sign-?in|token|authori[sz]e) |
        (?:auth|login|connect|social|signin|callback|accounts)/(?:${providers}) |
        (?:auth|login|connect|providers?)/\{\}/callback | auth/callback(?:/\{\})? | callback/\{\} |
        social-?(?:auth|login|accounts?) | \.auth/[a-z]{2,20}`,
      except: /payment|stripe|webhook/,
      sentence: 'People come back here from another system where they logged in.',
      weights: { V10: 100, V6: 30, V7: 30, V3: 30 },
    },
    'endpoint-single-sign-on': {
      path: pathWords`sso | single-sign-on`,
      sentence: 'People come here from a single sign-on.',
      weights: { V10: 60, V9: 50, V6: 50 },
    },
    'endpoint-identity-providers': {
      path: pathWords`(?:identity|auth|sso|oauth|login)-?providers? | idps? | linked-(?:identit(?:y|ies)|accounts?) |
        connectors?/\{\}/login`,
      sentence: 'Foreign identities are configured or linked here.',
      weights: { V10: 100, V6: 40, V9: 40 },
    },
    'endpoint-browser-grant': {
      methods: ['GET', 'ANY'],
      path: pathWords`authori[sz]e | oauth-?2?/auth | oauth-?2?[^ ]{0,40}/(?:callback|redirect|login|consent) |
        oidc/(?:callback|auth|login) | consents? | openid/(?:auth|callback|login)`,
      sentence: 'A browser is sent through here while somebody logs in.',
      weights: { V3: 50, V7: 30 },
    },
  },
  statements: {
    'wiki-oauth': {
      phrases: phrases`OAuth(?! ?1)(?: ?2(?:\.\d)?)? | OAuth2(?:\.\d)? | OpenID(?: Connect)? | OIDC | PKCE |
        social (?:log-?in|sign-?in|auth\w{0,14}|accounts?) |
        (?:log|sign) ?in (?:with|via|using|through) (?:google|github|gitlab|facebook|apple|microsoft|twitter|discord|slack|linkedin) |
        (?:google|github|facebook|apple|microsoft) (?:log-?in|sign-?in|sso)`,
      sentence: 'The description speaks of OAuth or OpenID Connect.',
      weights: { V10: 80, V6: 30 },
    },
    'wiki-openid': {
      phrases: phrases`OpenID Connect | OIDC | ID tokens?`,
      sentence: 'Who somebody is comes in a signed token.',
      weights: { V9: 40 },
    },
    'wiki-single-sign-on': {
      phrases: phrases`single sign-?on | SSO | identity providers? | IdP`,
      sentence: 'The description speaks of single sign-on.',
      weights: { V10: 40, V6: 50, V9: 40 },
    },
  },
  settings: {
    'setting-oauth': {
      names: settingNames`(?:OAUTH2?|OIDC|OPENID)_[A-Z0-9]{1,20} |
        (?:GOOGLE|GITHUB|GITLAB|FACEBOOK|MICROSOFT|AZURE|AUTH0|KEYCLOAK|OKTA|COGNITO)_(?:AUTH_)?CLIENT_(?:ID|SECRET)`,
      sentence: 'A setting is about OAuth or OpenID Connect.',
      weights: { V10: 90, V6: 20 },
    },
  },
  subjects: {
    'subject-oauth': {
      subject: subjectIs`oauth(?! ?1)[\s-]?2?(?:\.\d)? | openid(?: connect)? | oidc | social login | single sign-on |
        sso`,
      sentence: 'The repository is a library for OAuth or OpenID Connect.',
      weights: { V10: 100, V9: 40 },
      isAboutAuthentication: true,
      names: pathWords`oauth-?2? | oauth2?-?lib | oidc | openid | authlib`,
    },
  },
  findings: {
    'finding-title-oauth': {
      title: phrases`OAuth(?! ?1)\w{0,2} | OpenID | OIDC | PKCE | redirect_uri | authorization code |
        identity provider | SSO`,
      sentence: 'A finding speaks of OAuth or OpenID Connect.',
      weights: { V10: 70 },
    },
  },
  files: {
    'file-oauth': {
      file: pathWords`oauth2? | oidc | openid | sso`,
      sentence: 'A source file is about OAuth or OpenID Connect.',
      weights: { V10: 50 },
    },
  },
};
