/** What each rule is meant for, as input that it must fire on, and what only looks alike. */
export const endpointExamples: Readonly<
  Record<string, { readonly fires: readonly string[]; readonly not?: readonly string[] }>
> = {
  'endpoint-any': { fires: ['GET /'] },
  'endpoint-input': { fires: ['POST /a', 'GET /a/:id'], not: ['GET /a'] },
  'endpoint-graphql': { fires: ['POST /graphql', 'GET /graphiql'], not: ['GET /graphs'] },
  'endpoint-socket': { fires: ['WS /a', 'SUBSCRIPTION /b'], not: ['GET /a'] },
  'endpoint-page': { fires: ['GET /login', 'GET /about'], not: ['GET /api/login', 'POST /login'] },
  'endpoint-form': {
    fires: ['GET /lists/new', 'GET /lists/:id/edit', 'GET /create_paste'],
    not: ['GET /v1/lists/new'],
  },
  'endpoint-start-page': { fires: ['GET /'], not: ['GET /a', 'POST /'] },
  'endpoint-browser-files': {
    fires: ['GET /static/app', 'GET /favicon.ico', 'GET /index.html'],
    not: ['GET /statistics'],
  },
  'endpoint-browser-protection': { fires: ['GET /csrf-token', 'GET /cookies'] },
  'endpoint-api-console': { fires: ['GET /swagger-ui', 'GET /api-docs'] },
  'endpoint-upload': {
    fires: ['POST /upload', 'PUT /me/avatar', 'POST /files/', 'POST /ciphers/:id/attachment'],
    not: ['GET /upload', 'POST /upload-status'],
  },
  'endpoint-media': { fires: ['POST /images', 'PUT /import'], not: ['GET /images'] },
  'endpoint-documents': { fires: ['POST /documents', 'PUT /packages/:id'], not: ['GET /documents'] },
  'endpoint-upload-page': { fires: ['GET /upload_paste', 'GET /attachments'] },
  'endpoint-download': {
    fires: ['GET /files/:id', 'GET /api/devices/:id/image', 'GET /download'],
    not: ['GET /image/png', 'POST /files/:id'],
  },
  'endpoint-image-work': { fires: ['POST /resize', 'GET /thumbnail'] },
  'endpoint-login': {
    fires: ['POST /login', 'POST /users/sign_in', 'POST /accounts/ClientLogin'],
    not: ['GET /me/last-login'],
  },
  'endpoint-checking-credentials': { fires: ['POST /login'], not: ['GET /login', 'POST /me/last-login'] },
  'endpoint-sign-up': {
    fires: ['POST /signup', 'POST /auth/register'],
    not: ['POST /oauth2/register', 'POST /devices/register'],
  },
  'endpoint-password': {
    fires: ['POST /reset-password', 'PUT /me/password', 'POST /forgot'],
    not: ['GET /basic-auth/:user/:passwd'],
  },
  'endpoint-second-factor': { fires: ['POST /2fa/verify', 'POST /users/totp', 'GET /webauthn/login/begin'] },
  'endpoint-confirmation': {
    fires: ['POST /verify-email', 'POST /accounts/activate', 'POST /email-verification', 'POST /accept-invite'],
  },
  'endpoint-auth': { fires: ['POST /auth'], not: ['GET /basic-auth/a', 'GET /oauth2/auth'] },
  'endpoint-logout': { fires: ['POST /logout', 'DELETE /users/sign_out'] },
  'endpoint-login-sessions': {
    fires: ['DELETE /auth/sessions', 'GET /api/session', 'GET /user-sessions'],
    not: ['POST /user/checkout/session', 'GET /websites/:id/sessions'],
  },
  'endpoint-sessions': { fires: ['GET /rooms/sessions'], not: ['GET /chat/sessions'] },
  'endpoint-opening-session': {
    fires: ['POST /api/session', 'POST /v1/sessions'],
    not: ['GET /api/session', 'POST /a/session'],
  },
  'endpoint-renewing-token': {
    fires: ['POST /auth/refresh', 'POST /refresh-token', 'POST /token-renew', 'POST /revoke/token'],
    not: ['PUT /feeds/refresh'],
  },
  'endpoint-admin': { fires: ['GET /admin/users'], not: ['GET /administrative'] },
  'endpoint-permissions': {
    fires: ['GET /roles', 'PUT /a/permissions', 'GET /trust/grants'],
    not: ['GET /authorization-code'],
  },
  'endpoint-policies': { fires: ['GET /policies'], not: ['GET /privacy-policy'] },
  'endpoint-groups': { fires: ['GET /teams/:id', 'POST /share/device'] },
  'endpoint-own-records': { fires: ['GET /a/:id auth'], not: ['GET /a/:id', 'GET /a auth'] },
  'endpoint-needing-login': { fires: ['GET /a auth'], not: ['GET /a'] },
  'endpoint-changing-records': { fires: ['DELETE /a/:id'], not: ['GET /a/:id', 'DELETE /a', 'PUT /anything/:x'] },
  'endpoint-naming-records': { fires: ['GET /a/:id'], not: ['GET /a'] },
  'endpoint-accounts-of-others': { fires: ['GET /users', 'GET /my_pastes'], not: ['GET /user-agent'] },
  'endpoint-login-means-rights': { fires: ['POST /login', 'POST /v1/otp/verify'] },
  'endpoint-key-set': { fires: ['GET /.well-known/jwks.json', 'GET /api/oidc/jwks'] },
  'endpoint-token-format': { fires: ['POST /saml/acs', 'GET /jwt'] },
  'endpoint-token-check': { fires: ['POST /token/verify', 'POST /verify-token', 'POST /introspect'] },
  'endpoint-token-issue': {
    fires: ['POST /token', 'POST /api/access-tokens'],
    not: ['GET /token', 'POST /csrf-token', 'POST /device/token'],
  },
  'endpoint-oauth': {
    fires: ['GET /oauth2/auth', 'GET /userinfo', 'GET /.well-known/openid-configuration'],
    not: ['GET /author'],
  },
  'endpoint-openid-provider': { fires: ['GET /userinfo', 'GET /.well-known/openid-configuration'] },
  'endpoint-authorize': { fires: ['GET /authorize', 'POST /device/code'] },
  'endpoint-foreign-login': {
    fires: [
      'GET /auth/google',
      'GET /github/callback',
      'GET /oauth2/callback/:provider',
      'GET /auth/:provider/callback',
    ],
    not: ['POST /stripe/callback/:id'],
  },
  'endpoint-single-sign-on': { fires: ['GET /sso'] },
  'endpoint-identity-providers': { fires: ['GET /api/identity-providers', 'DELETE /users/:id/linkedIdentities'] },
  'endpoint-browser-grant': { fires: ['GET /authorize', 'GET /oauth2/:provider/callback'], not: ['POST /authorize'] },
  'endpoint-cryptography': { fires: ['POST /encrypt', 'GET /encryptionkeys'] },
  'endpoint-signatures': { fires: ['POST /sign', 'GET /certificates', 'POST /secrets/rotate'] },
  'endpoint-own-keys': { fires: ['POST /v1/api-keys', 'POST /personal-access-tokens'] },
  'endpoint-people': { fires: ['GET /customers', 'GET /api/Addresss'], not: ['GET /ip-address'] },
  'endpoint-accounts': { fires: ['GET /users/:id', 'GET /me'], not: ['GET /user-agent', 'GET /debug/pprof/profile'] },
  'endpoint-payments': { fires: ['POST /payments', 'GET /billing'] },
  'endpoint-purchases': { fires: ['GET /orders', 'POST /checkout'] },
  'endpoint-privacy': { fires: ['POST /data-export', 'ANY /dataerasure', 'POST /api/PrivacyRequests'] },
  'endpoint-private-content': { fires: ['GET /conversations', 'GET /positions'] },
  'endpoint-webrtc': { fires: ['WS /signaling', 'POST /whip', 'GET /ice-servers', 'WS /peerjs'] },
  'endpoint-peers': { fires: ['GET /:key/peers'] },
};

/** Sentences that fire a rule. */
export const statementExamples: Readonly<Record<string, readonly string[]>> = {
  'wiki-interpreters': ['Open to SQL injection.'],
  'wiki-pages': ['An Angular single-page front end.', 'It renders HTML pages.', 'A React web application.'],
  'wiki-browser': ['A Content-Security-Policy is sent.', 'CSRF tokens protect forms.'],
  'wiki-files': ['Multipart uploads are accepted.', 'Images are stored on disk.', 'It imports OPML files.'],
  'wiki-login': ['Users can sign in.', 'Users register themselves.'],
  'wiki-authentication': ['Token authentication.'],
  'wiki-passwords': ['Passwords are hashed.', 'E-mail and password.', 'Uses bcrypt.'],
  'wiki-further-factors': ['TOTP as a second factor.', 'Works with LDAP.', 'Passkeys (WebAuthn).'],
  'wiki-login-operation': ['The `login` mutation.', 'A mutation called login.'],
  'wiki-callers': ['API keys for clients.'],
  'wiki-sessions': ['Web sessions are kept.', 'A refresh token is issued.', 'The session cookie.'],
  'wiki-token-sessions': ['The token expires after login.', 'It returns a JWT.', 'Token-based authentication.'],
  'wiki-roles': [
    'Role-based access control.',
    'Only authors may delete.',
    'Staff have permissions.',
    'Roles: customer, admin.',
  ],
  'wiki-permissions': ['Administrators manage it.', 'Fine-grained permissions.'],
  'wiki-tokens': ['JSON Web Tokens.', 'SAML 2.0.', 'ID tokens.'],
  'wiki-jwt-login': ['A JWT.'],
  'wiki-oauth': ['OAuth 2.0 with PKCE.', 'OpenID Connect.', 'Sign in with Google.'],
  'wiki-openid': ['OIDC.'],
  'wiki-single-sign-on': ['Single sign-on by an identity provider.'],
  'wiki-algorithms': ['256bit AES.', 'AES-256-GCM.', 'HMAC.', 'ES256.'],
  'wiki-digests': ['SHA-256.'],
  'wiki-encryption': ['Data is encrypted.', 'End-to-end encryption.'],
  'wiki-keys': ['Signing keys rotate.', 'Webhooks are signed.'],
  'wiki-personal-data': ['Personal data.', 'E-mail addresses.', 'Payment data.', 'It keeps users, feeds.'],
  'wiki-trade': ['An e-commerce platform.'],
  'wiki-kept-secret': ['Stored data is encrypted.', 'Zero knowledge.'],
  'wiki-grants-kept': ['Consent sessions.'],
  'wiki-webrtc': ['WebRTC.'],
  'wiki-relay': ['TURN and STUN.'],
  'wiki-calls': ['Video calls.', 'A signalling server.'],
};

/** Sentences that no rule but a few weak ones may take for more than they are. */
export const innocentStatements: Readonly<Record<string, string>> = {
  'wiki-relay': 'It is your turn, and the ice melts.',
  'wiki-encryption': 'Certificates come from Let’s Encrypt, and traffic goes over encrypted connections.',
  'wiki-oauth': 'OAuth 1 only.',
  'wiki-roles': 'Ansible roles: see below.',
  'wiki-algorithms': 'Write to us with our PGP key.',
};

/** Lines that name settings. */
export const settingExamples: Readonly<Record<string, readonly string[]>> = {
  'setting-login': ['LDAP_URL=', 'GF_SECURITY_ADMIN_PASSWORD=x', 'SIGNUPS_ALLOWED=false'],
  'setting-session': ['SESSION_SECRET=', 'APP_COOKIE_SECRET='],
  'setting-token-lifetime': ['JWT_EXPIRES_IN=', 'ACCESS_TOKEN_EXPIRE_MINUTES=8'],
  'setting-token': ['JWT_SECRET=', 'SAML_CERT_FILE='],
  'setting-oauth': ['OAUTH2_CLIENT_ID=', 'GITHUB_CLIENT_SECRET='],
  'setting-key': ['ENCRYPTION_KEY=', 'APP_SIGNING_SECRET='],
  'setting-secret': ['SECRET_KEY_BASE=', 'DJANGO_SECRET_KEY='],
  'setting-files': ['MEDIA_ROOT=', 'MAX_FILE_SIZE=10'],
  'setting-personal': ['STRIPE_KEY=', 'SMTP_HOST='],
  'setting-webrtc': ['TURN_SECRET=', 'ICE_SERVERS_URL='],
};

/** What a lead calls a library or tool. */
export const subjectExamples: Readonly<Record<string, readonly string[]>> = {
  'subject-authentication': [
    'Express-compatible authentication middleware for Node.js.',
    'One-time passwords (TOTP and HOTP) for Python.',
  ],
  'subject-sessions': ['Simple session middleware.'],
  'subject-authorization': ['An access control library.', 'A library that implements RBAC.'],
  'subject-tokens': ['An implementation of JSON Web Tokens.', 'A JWT library.'],
  'subject-oauth': ['A library for OAuth 2.0 clients.', 'An OpenID Connect client library.'],
  'subject-cryptography': ['A simple file encryption tool.', 'A password manager tool.'],
  'subject-files': ['A multipart parser.'],
  'subject-pages': [
    'A personal website.',
    'A game that you play in your browser.',
    'A browser extension.',
    'A viewer built with HTML5.',
  ],
  'subject-connections': ['An HTTP client library.', 'A library for MQTT.'],
  'subject-checked-certificates': ['An HTTP client library.', 'TLS certificates are verified by default.'],
  'subject-infrastructure': ['A Terraform module.', 'Helm charts of our services.'],
  'subject-parser': ['A Markdown parser.', 'An HTML sanitizer library; a library for XML.'],
};

/** Leads that only speak of such things. */
export const otherSubjects: readonly string[] = [
  'A curated list of authentication libraries.',
  'A tutorial about OAuth clients and libraries.',
  'An HTTP library without authentication helpers.',
  'A Slack client with OAuth support.',
];

/** Findings by CWE, title, or both. */
export const findingExamples: Readonly<Record<string, readonly (readonly [string, number | null])[]>> = {
  'finding-interpreter': [
    ['x', 89],
    ['x', 79],
  ],
  'finding-foreign-address': [['x', 918]],
  'finding-connection': [['x', 295]],
  'finding-configuration': [['x', 489]],
  'finding-logging': [['x', 117]],
  'finding-browser': [['x', 352]],
  'finding-rendered': [['x', 601]],
  'finding-title-browser': [['Template cookie', null]],
  'finding-upload': [['x', 434]],
  'finding-path': [['x', 22]],
  'finding-title-files': [['Path traversal in image upload', null]],
  'finding-authentication': [['x', 287]],
  'finding-missing-authentication': [['x', 798]],
  'finding-title-authentication': [['SQL injection in login', null]],
  'finding-session': [['x', 384]],
  'finding-title-session': [['Session fixation', null]],
  'finding-authorization': [['x', 639]],
  'finding-title-authorization': [["Another user's basket can be read", null]],
  'finding-token': [['x', 347]],
  'finding-title-token': [['Hard-coded JWT secret', null]],
  'finding-title-login-token': [['Hard-coded JWT secret', null]],
  'finding-title-oauth': [['redirect_uri compared loosely', null]],
  'finding-cryptography': [['x', 327]],
  'finding-title-cryptography': [['Passwords hashed with MD5', null]],
  'finding-personal-data': [['x', 359]],
  'finding-kept-personal-data': [['x', 312]],
  'finding-title-personal-data': [['Leak of customer e-mails', null]],
  'finding-title-webrtc': [['Open TURN relay', null]],
};

/** Source files by what they are about. */
export const fileExamples: Readonly<
  Record<string, { readonly fires: readonly string[]; readonly not?: readonly string[] }>
> = {
  'file-page': { fires: ['app/views/a.erb', 'src/App.vue', 'web/templates/a.txt'], not: ['src/viewer.ts'] },
  'file-files': { fires: ['routes/fileUpload.ts', 'pkg/filestore/a.go'] },
  'file-authentication': { fires: ['routes/login.ts', 'src/TwoFactor.java'] },
  'file-auth': { fires: ['src/auth/a.ts'], not: ['src/authors/a.ts'] },
  'file-session': { fires: ['src/SessionStore.ts', 'a/refresh_token.py'] },
  'file-authorization': { fires: ['src/permissions.py', 'app/RoleGuard.ts'] },
  'file-token': { fires: ['src/jwt/a.ts', 'auth/token.utils.ts'] },
  'file-oauth': { fires: ['internal/oauth2/a.go'] },
  'file-cryptography': { fires: ['lib/crypto.ts', 'src/PasswordHasher.php'] },
  'file-webrtc': { fires: ['src/signaling/a.ts'], not: ['src/turn.ts'] },
};
