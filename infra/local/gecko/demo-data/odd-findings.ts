import { nameUuid } from '../name-uuid.ts';
import type { RowFields } from '../state.ts';

/** What every odd finding has unless it says otherwise. */
const usual = {
  severity: 4.3,
  confidenceScore: 10,
  type: 'IDOR',
  cwe: 'CWE-639',
  filePath: 'apps/api/src/workspaces/workspaces.controller.ts',
  shortDescription: '`getWorkspaces()` returns the workspaces of the account named in the path, not of the caller.',
  cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N',
};

const wordingsOfOneBug = [
  'IDOR in Workspace API allows reading workspaces of any user',
  'Missing authorization check in getWorkspaces endpoint',
  'User workspaces disclosed through caller-controlled account id',
  'Broken object level authorization in WorkspacesController.getWorkspaces',
  'Unauthorized enumeration of workspaces via GET /api/users/:id/workspaces',
  'Workspace listing trusts the account id in the path',
];

/** Files in which one wording fits several places, so that title, file and score are all the same. */
const repeatedFiles = [
  'orders/orders.service.ts',
  'orders/orders.service.ts',
  'carts/carts.service.ts',
  'carts/carts.service.ts',
];

const scoresAtTheEdges = [10, 9, 8.9, 7, 6.9, 4, 3.9, 0];

const longTrace = Array.from(
  { length: 90 },
  (_, depth) =>
    `    at OrdersService.expand (apps/api/src/orders/orders.service.ts:${212 + depth}:${7 + (depth % 30)})`,
).join('\n');

const longTitle = [
  'Authorization is decided by the order in which interceptors happen to be registered:',
  'when the tenant interceptor runs before the session interceptor (as it does after a cold start, behind the health check,',
  'for the first request of every worker, and for all requests that arrive while the configuration is reloaded),',
  'the tenant is taken from the header `X-Tenant` of the caller instead of from the session,',
  'which affects orders, carts, invoices, returns, refunds, gift cards, subscriptions, reviews, tickets, chats, uploads,',
  'reports, exports, imports, webhooks, campaigns and pages alike, for reading as well as for writing',
].join(' ');

/** Findings that a mapping trips over: repeated wordings, long texts, foreign scripts, markup, and fields without a value. */
export function oddFindings(): (RowFields & { id: string })[] {
  const twin = { title: 'RCE via template preview in Campaign Editor', severity: 8.8, type: 'RCE', cwe: 'CWE-1336' };
  const twinFile = { filePath: 'apps/api/src/campaigns/preview.service.ts', cvssVector: null };
  const rows: RowFields[] = [
    ...wordingsOfOneBug.map((title) => ({ title })),
    { ...twin, ...twinFile },
    { ...twin, ...twinFile },
    ...repeatedFiles.map((file) => ({
      title: 'Unbounded page size allows reading whole tables at once',
      cwe: 'CWE-770',
      filePath: `apps/api/src/${file}`,
      shortDescription: '`take: query.limit` has no upper bound; `?limit=1000000` is served.',
    })),
    ...scoresAtTheEdges.map((severity) => ({
      title: `Missing audit entry for a privileged change (rated ${severity.toFixed(1)})`,
      severity,
      cwe: 'CWE-778',
      cvssVector: null,
      filePath: 'apps/api/src/audit-entries/audit-entries.service.ts',
      shortDescription: 'Changes made by a support agent in the name of a customer leave no trace.',
    })),
    {
      title: longTitle,
      shortDescription: 'Which account a request belongs to depends on the order of two interceptors.',
      filePath: 'apps/api/src/tenancy/tenant.interceptor.ts',
      severity: 9.1,
      cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
    },
    {
      title: 'Recursive expansion of order bundles exhausts memory',
      type: 'RCE',
      cwe: 'CWE-674',
      severity: 7.5,
      cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
      shortDescription: `A bundle may contain itself. Expanding it ends in this trace:\n\n\`\`\`\n${longTrace}\n\`\`\``,
    },
    {
      title: 'XSS über Produktnamen: „<b>Café Zürich</b>“ → 商品名 🛒 (שלום)',
      type: 'XSS',
      cwe: 'CWE-79',
      filePath: 'apps/storefront/src/商品/Größe & Farbe.tsx',
      shortDescription:
        'Names such as `naïve e\u0301clair`, `👩‍👩‍👧`, `\u202Egnp.exe` and zero\u200Bwidth text pass the filter, which compares code units.',
    },
    {
      title: 'Stored XSS: `<textarea>` is closed early by `</textarea><svg/onload=alert(1)>`',
      type: 'XSS',
      cwe: 'CWE-79',
      shortDescription:
        '<details open ontoggle="alert(1)"><summary>Proof</summary>\n\n<!-- a comment that is never closed\n\n</div></div> &amp;lt;script&amp;gt; & <script src="//evil.example/x.js">',
    },
    {
      title: 'Code fences | tables | and [links](javascript:alert(1)) in one finding',
      shortDescription:
        '| input | result |\n| --- | --- |\n| ``a`b`` | `x\\|y` |\n\n````md\n```ts\nconst nested = true;\n```\n````\n\n# A heading\n\n![pixel](https://evil.example/pixel.png)\n\n```js\nthis fence is never closed',
    },
    {
      title: 'Outdated build plugin runs with the rights of the release job',
      cwe: null,
      filePath: 'build/package.json',
    },
    { title: 'Session fixation during checkout', type: null, cwe: 'CWE-384', shortDescription: null, filePath: null },
    {
      title: 'Score left out, vector given',
      severity: null,
      cvssVector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N',
    },
    { title: 'Vector cut off in the middle', cvssVector: 'CVSS:3.1/AV:N/AC:L/PR' },
    {
      title: 'Vector with temporal metrics',
      severity: 6.5,
      cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:P/RL:O/RC:C',
    },
  ];
  return rows.map((row, index) => ({ id: nameUuid(`odd finding ${index}`), ...usual, ...row }));
}
