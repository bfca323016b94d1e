import { type Flaw, told } from './flaw.ts';

/** Addresses and file names that lead further than they should. */
export const flawsOfReach = {
  fetch: {
    type: 'SSRF',
    cwe: 'CWE-918',
    ratings: ['innerNetworkRead', 'userRead', 'anonymousRead'],
    file: 'service',
    titles: [
      told`SSRF via caller-supplied URL in ${'many'}`,
      told`Server fetches any address given for ${'aOne'}`,
      told`Blind SSRF when ${'many'} load remote files`,
    ],
    texts: [
      told`\`${'service'}\` downloads \`body.url\` with \`axios.get\` and stores the result. \`http://169.254.169.254/latest/meta-data/iam/security-credentials/\` is taken like another address; the credentials come back as the content of the ${'one'}.`,
      told`The host is resolved and checked once, and then resolved again by the HTTP client. A name with a lifetime of zero seconds answers first with a public, then with a private address (DNS rebinding).`,
      told`Only \`localhost\` and \`127.0.0.1\` are refused. \`http://[::1]:9200/\`, \`http://0x7f000001/\` and a redirect from a public host reach the search cluster.`,
    ],
    sink: told`const { data } = await axios.get(body.url, { responseType: 'arraybuffer' });`,
    fix: told`const data = await this.outbound.get(body.url, { allow: publicAddress, maxRedirects: 0 });`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"url":"http://169.254.169.254/latest/meta-data/"}' https://shop.example.com${'route'}/fetch`,
  },
  pdf: {
    type: 'SSRF',
    cwe: 'CWE-918',
    ratings: ['innerNetworkRead', 'userRead'],
    file: 'job',
    titles: [
      told`SSRF through the PDF renderer for ${'many'}`,
      told`Headless browser renders markup of ${'aOne'} inside the private network`,
    ],
    texts: [
      told`PDFs are printed by Chromium from HTML that contains fields of the ${'one'}. \`<iframe src="http://payments.internal:8080/health">\` in the company name is printed along.`,
      told`The renderer starts with \`--disable-web-security\` and may read \`file:///\`. \`<object data="file:///proc/self/environ">\` puts the environment of the container on page two.`,
    ],
    sink: told`await page.setContent(html, { waitUntil: 'networkidle0' });`,
    fix: told`await page.setRequestInterception(true); page.on('request', (request) => request.abort());`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"company":"<iframe src=http://payments.internal:8080/>"}' https://shop.example.com${'route'}/10021/pdf`,
  },
  xml: {
    type: 'SSRF',
    cwe: 'CWE-611',
    ratings: ['innerNetworkRead', 'anonymousRead'],
    file: 'service',
    titles: [told`XXE in the XML feed of ${'many'}`, told`External entities are resolved when importing ${'many'}`],
    texts: [
      told`\`libxmljs.parseXml(text, { noent: true })\` substitutes external entities. \`<!ENTITY x SYSTEM "file:///etc/passwd">\` is returned in the error report of the row.`,
      told`Feeds for ${'many'} may name a DTD, and the parser fetches it. This reaches hosts that only the API container can reach.`,
    ],
    sink: told`const feed = libxmljs.parseXml(text, { noent: true, dtdload: true });`,
    fix: told`const feed = libxmljs.parseXml(text, { noent: false, dtdload: false, nonet: true });`,
    attack: told`curl -X POST -H 'Content-Type: application/xml' -d '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>' https://shop.example.com${'route'}/feed`,
  },
  redirect: {
    type: 'SSRF',
    cwe: 'CWE-601',
    ratings: ['reflectedScript', 'hardPeek'],
    file: 'controller',
    titles: [told`Open redirect after ${'many'}`, told`\`returnTo\` leads away from the shop in ${'many'}`],
    texts: [
      told`\`res.redirect(req.query.returnTo)\` accepts any absolute URL. The check \`startsWith("/")\` lets \`//evil.example\` and \`/\\evil.example\` pass.`,
      told`The allow list compares with \`endsWith('example.com')\`, which \`notexample.com\` satisfies too. Links that start at ${'route'} look trustworthy in an e-mail.`,
    ],
    sink: told`return res.redirect(returnTo);`,
    fix: told`return res.redirect(new URL(returnTo, ownOrigin).origin === ownOrigin ? returnTo : '/');`,
    attack: told`https://shop.example.com${'route'}/done?returnTo=//evil.example`,
  },
  traversal: {
    type: 'LFI',
    cwe: 'CWE-22',
    ratings: ['userRead', 'anonymousRead', 'adminRead'],
    file: 'controller',
    titles: [
      told`Path traversal in the download of ${'many'}`,
      told`Arbitrary file read through \`?file=\` in ${'many'}`,
    ],
    texts: [
      told`\`res.sendFile(join(root, req.query.file))\` normalizes \`../\` but never verifies that the result still lies below \`root\`. \`?file=../../../../app/.env\` of ${'aOne'} returns the configuration.`,
      told`\`replace("../", "")\` runs once, so \`....//....//etc/passwd\` becomes \`../../etc/passwd\`.`,
    ],
    sink: told`return res.sendFile(join(root, req.query.file));`,
    fix: told`return res.sendFile(basename(req.query.file), { root, dotfiles: "deny" });`,
    attack: told`curl --path-as-is -H "Authorization: Bearer $TOKEN" "https://shop.example.com${'route'}/10021/file?file=../../../../app/.env"`,
  },
  include: {
    type: 'LFI',
    cwe: 'CWE-98',
    ratings: ['userRead', 'adminRead', 'userTakeover'],
    file: 'service',
    titles: [
      told`Layout name of ${'aOne'} includes arbitrary local files`,
      told`Local file inclusion via \`layout\` in ${'many'}`,
    ],
    texts: [
      told`The name of the layout comes from the ${'one'} and is joined to \`views/\`. \`layout=../../logs/access.log\` renders the log, template tags inside it included.`,
      told`Locale files are loaded with \`await import("./locales/" + locale + ".js")\`. Any module below the working directory can be named, tests with their fixtures among them.`,
    ],
    sink: told`return this.views.render(\`views/\${layout}\`, data);`,
    fix: told`return this.views.render(layouts[layout] ?? layouts.plain, data);`,
    attack: told`curl -X PATCH -H "Authorization: Bearer $TOKEN" -d '{"layout":"../../logs/access.log"}' https://shop.example.com${'route'}/10021`,
  },
  uploadName: {
    type: 'AFO',
    cwe: 'CWE-434',
    ratings: ['userTakeover', 'userChange'],
    file: 'controller',
    titles: [
      told`Uploaded file name decides where files of ${'many'} are written`,
      told`Arbitrary file write via upload to ${'many'}`,
    ],
    texts: [
      told`\`diskStorage\` uses \`file.originalname\` as it is. A name such as \`../../public/index.html\` replaces the start page of the shop; the upload form of ${'many'} is open to ${'by'}.`,
      told`The extension is taken from the name, the check from the declared type. \`shell.php.jpg\` with type \`image/jpeg\` lands in a folder that the legacy server still executes.`,
    ],
    sink: told`filename: (_req, file, done) => done(null, file.originalname),`,
    fix: told`filename: (_req, _file, done) => done(null, randomUUID()),`,
    attack: told`curl -F 'file=@index.html;filename="../../public/index.html"' -H "Authorization: Bearer $TOKEN" https://shop.example.com${'route'}/10021/files`,
  },
  zipSlip: {
    type: 'AFO',
    cwe: 'CWE-29',
    ratings: ['userTakeover', 'adminTakeover', 'userChange'],
    file: 'job',
    titles: [
      told`Zip Slip when unpacking archives of ${'many'}`,
      told`Archive entries of ${'many'} are written outside their folder`,
    ],
    texts: [
      told`Entries are written to \`join(target, entry.path)\`. An archive for ${'many'} with an entry \`../../../home/node/.ssh/authorized_keys\` opens the container.`,
      told`Symbolic links in the archive are followed: first \`link -> /app/dist\`, then \`link/main.js\`. The check on \`..\` does not see it.`,
    ],
    sink: told`await pipeline(entry, createWriteStream(join(target, entry.path)));`,
    fix: told`await pipeline(entry, createWriteStream(inside(target, entry.path)));`,
    attack: told`zip evil.zip ../../../app/dist/main.js && curl -F file=@evil.zip -H "Authorization: Bearer $TOKEN" https://shop.example.com${'route'}/archive`,
  },
  cleanup: {
    type: 'AFO',
    cwe: 'CWE-73',
    ratings: ['userChange', 'stall', 'adminPeek'],
    file: 'job',
    titles: [
      told`Arbitrary file deletion when clearing up ${'many'}`,
      told`Clean-up of temporary files for ${'many'} follows stored paths`,
    ],
    texts: [
      told`The path to delete is read from the ${'one'} and given to \`rm(path, { recursive: true, force: true })\`. It was written by the client in the first place.`,
      told`Temporary names are predictable (\`/tmp/import-<pid>\`). A link placed there beforehand makes the job empty a folder of its choice.`,
    ],
    sink: told`await rm(record.path, { recursive: true, force: true });`,
    fix: told`await rm(inside(temporaryFolder, record.name), { force: true });`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"path":"/app/dist"}' https://shop.example.com${'route'}/clean-up`,
  },
} as const satisfies Record<string, Flaw>;
