import { pathWords, phrases, settingNames, type Theme } from './rule.ts';

/** How long somebody stays logged in, and what ends it. */
export const sessions: Theme = {
  endpoints: {
    'endpoint-logout': {
      path: pathWords`log-?out | sign-?out | log-?off | sign-?off`,
      sentence: 'People log out here.',
      weights: { V7: 100, V6: 60 },
    },
    'endpoint-login-sessions': {
      path: pathWords`(?:auth|users?|accounts?|login|my|me|active|web|admin|oauth2?)(?:[-/][^ ]{0,30})?/sessions? |
        ^(?:/api)?(?:/v\d{1,2})?/sessions?(?:/\{\})?$ | user-sessions? | web-sessions? | auth-sessions? |
        sessions?/(?:revoke|current|token|openid|login|logout)`,
      except: /checkout|upload|chat|game|training|stripe|stream|terminal|shell/,
      sentence: 'Sessions of logged-in people are handled here.',
      weights: { V7: 100, V6: 40 },
    },
    'endpoint-sessions': {
      path: pathWords`sessions?`,
      except:
        /checkout|upload|chat|game|training|stripe|stream|terminal|shell|ssh|study|class|workout|conference|webrtc/,
      sentence: 'This endpoint is about sessions.',
      weights: { V7: 50 },
    },
    'endpoint-opening-session': {
      methods: ['POST', 'PUT', 'ANY'],
      path: /^(?:\/api)?(?:\/v\d{1,2})?\/sessions?$/,
      sentence: 'A session is opened here, by logging in.',
      weights: { V6: 70, V7: 30, V8: 60, V14: 30, V11: 30 },
    },
    'endpoint-renewing-token': {
      path: pathWords`(?:auth|tokens?|jwt|session|oauth2?|identity|user)/(?:refresh|renew|revoke|rotate|invalidate) |
        (?:refresh|renew|revoke|invalidate)-?(?:tokens?|sessions?|jwt|access) | tokens?-(?:refresh|renew|revoke) |
        (?:refresh|revoke)/tokens?`,
      sentence: 'A login is prolonged or ended here.',
      weights: { V7: 100, V9: 40, V6: 30 },
    },
  },
  statements: {
    'wiki-sessions': {
      phrases: phrases`(?:web|browser|cookie|user|login|server-side|signed|authenticated|http|php|django|active|persistent|stateless|secure)[- ]sessions?(?! storage) |
        session (?:cookies?|tokens?|stores?|records?|ids?|identifiers?|management|handling|expir\w{1,6}|timeouts?|time-outs?|secrets?|keys?|fixation|invalidation|data|middleware|revocation) |
        sessions? (?:use|are kept|are stored|live|sit|can be|expire|is kept|in redis|in the database) |
        holds? sessions | refresh tokens? | log(?:s|ging)? ?out | sign(?:s|ing)? ?out | remember[- ]me |
        JSESSIONID|PHPSESSID | stay logged in | idle time-?outs?`,
      sentence: 'The description speaks of sessions.',
      weights: { V7: 60 },
    },
    'wiki-token-sessions': {
      phrases: phrases`(?:tokens?|JWTs?)\b[^.;]{0,60}\b(?:renew\w{0,3}|expir\w{1,6}|lifetime|short-lived|minutes|hours|after login|during login|on login) |
        (?:answers?|returns?|gets?|receives?|issues?) (?:with )?(?:a|an|the) (?:signed |short-lived |access |bearer )?(?:JWT|JSON Web Token|token) |
        token[- ]based (?:authentication|auth) | access tokens?\b[^.;]{0,40}\brefresh | login[^.;]{0,40}\btokens?`,
      sentence: 'The description says how a login lasts.',
      weights: { V7: 70, V6: 30 },
    },
  },
  settings: {
    'setting-session': {
      names: settingNames`(?:SESSION|COOKIE)_(?:SECRET|KEY|COOKIE|TIMEOUT|TTL|LIFETIME|STORE|DRIVER|NAME|SECURE|DOMAIN|MAX_AGE|EXPIRY)S?`,
      sentence: 'A setting is about sessions.',
      weights: { V7: 70, V11: 30, V3: 40 },
    },
    'setting-token-lifetime': {
      names: settingNames`(?:JWT|TOKEN)_(?:[A-Z0-9]{1,20}_){0,2}(?:EXPIR[A-Z]{1,10}|TTL|LIFETIME|MINUTES|HOURS|DAYS)`,
      sentence: 'A setting says how long a login lasts.',
      weights: { V7: 60 },
    },
  },
  subjects: {
    'subject-sessions': {
      subject: /\b(?:session|cookie) (?:middleware|management|stores?|handling|sessions?)\b/i,
      sentence: 'The repository is a library for sessions.',
      weights: { V7: 100 },
      isAboutAuthentication: true,
      names: pathWords`sessions? | cookie-session`,
    },
  },
  findings: {
    'finding-session': {
      cwes: [384, 613, 539, 565, 488],
      sentence: 'A finding is about sessions.',
      weights: { V7: 100 },
    },
    'finding-title-session': {
      title: phrases`session (?:fixation|hijack\w{0,4}|cookies?|tokens?|ids?|secret|time-?out|expir\w{1,6}|invalidat\w{1,4}) |
        refresh tokens? | log-?out | sessions? (?:not|never|isn)\b`,
      sentence: 'A finding speaks of sessions.',
      weights: { V7: 60 },
    },
  },
  files: {
    'file-session': {
      file: pathWords`sessions? | log-?out | refresh-?token`,
      sentence: 'A source file is about sessions.',
      weights: { V7: 40 },
    },
  },
};
