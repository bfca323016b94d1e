import type { WikiSection } from '../state.ts';

/** The shop's wiki: Markdown, stored as it is. */
export const webshopWiki = `# webshop

## Overview
An online shop with a storefront for customers and a back office for merchants. Customers browse, fill a cart, pay by card,
invoice or gift card, return goods, write reviews and collect loyalty points. Merchants keep products, stock, suppliers and
price lists; editors write pages and newsletters. About 40,000 registered customers in Switzerland, Austria and Brazil
(Zürich, Graz, São Paulo).

## Architecture
A TypeScript monorepo: \`apps/api\` (NestJS, REST and GraphQL), \`apps/storefront\` (React, rendered on the server) and
\`apps/worker\` (jobs). PostgreSQL holds records, Redis holds sessions, caches and queues, S3 holds files. Live updates go
over WebSocket.

## API routing
| prefix | who | what |
| --- | --- | --- |
| \`/api\` | customers and merchants | one controller per resource |
| \`/api/admin\` | staff | roles, settings, audit entries |
| \`/graphql\` | storefront | the same resources for the product pages |
| \`/api/payments/callback\` | payment provider | events about payments |

## Security architecture
- **Sign-in**: e-mail and password (Argon2id), staff with TOTP as a second factor; customers may use Google by OAuth 2.0
  with PKCE.
- **Sessions**: a refresh token in an \`HttpOnly\` cookie, and an access token (JWT, RS256, 15 minutes) whose public keys are
  served as JWKS. Logging out revokes the refresh token.
- **Authorization**: roles \`CUSTOMER\`, \`MERCHANT\`, \`EDITOR\`, \`ADMIN\`; owners are compared in services. Merchants are
  tenants of one database.
- **Front end**: HTML pages with a Content-Security-Policy in report-only mode, CSRF tokens on form posts.
- **Cryptography**: IBANs and identity papers are encrypted with AES-256-GCM; keys come from KMS.
- **Sensitive flows**: checkout, refunds, password reset, exports of personal data.

## Data & state
Personal data (names, addresses, dates of birth), orders and payments, bank accounts for refunds. Card numbers never reach
the shop: the provider's form takes them. Uploaded images and identity papers are kept for 90 days.

## Core modules
\`orders\`, \`checkouts\`, \`payments\`, \`users\`, \`auth\`, \`products\`, \`search\`, \`imports\`, \`exports\`, \`campaigns\`.

## Deployment
Containers on ECS behind a CDN, TLS ends at the load balancer. Logs are JSON lines and go to CloudWatch.
`;

/** Billing's wiki: a structured summary, from which Markdown is built. */
export const billingWiki: WikiSection[] = [
  {
    title: 'Overview',
    text: 'Books invoices and payments of all subsidiaries, sends reminders, and debits accounts by mandate.',
  },
  {
    title: 'Architecture',
    text: 'A NestJS service with its own PostgreSQL; nightly jobs create dunning runs and exports.',
  },
  { title: 'API routing', text: 'All routes are JSON under `/api`, reached from the intranet.' },
  {
    title: 'Security architecture',
    text: 'Employees sign in by the company’s SAML single sign-on. Roles separate clerks from accountants. Bank files are signed (HMAC-SHA256).',
  },
  { title: 'Data & state', text: 'Names, IBANs, invoices and payments; closed months are immutable.' },
  { title: 'Deployment', text: 'One container in the internal cluster; mutual TLS between services.' },
];

export const loyaltyWiki = `# loyalty-api

## Overview
Members collect points and exchange them for rewards.

## API routing
\`/api/rewards\` for members; there is no user interface in this repository.

## Security architecture
Bearer tokens (JWT) issued by the identity service are verified on every request.
`;
