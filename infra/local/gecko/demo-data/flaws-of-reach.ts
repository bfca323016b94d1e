import type { Flaw } from './flaw.ts';

/** Addresses and file names that lead further than they should. */
export const flawsOfReach = {
  fetch: {
    type: 'SSRF',
    cwe: 'CWE-918',
    ratings: ['innerNetworkRead', 'userRead', 'anonymousRead'],
    file: 'service',
    titles: [
      (s) => `SSRF via caller-supplied URL in ${s.many}`,
      (s) => `Server fetches any address given for ${s.aOne}`,
      (s) => `Blind SSRF when ${s.many} load remote files`,
    ],
    texts: [
      (s) =>
        `\`${s.service}\` downloads \`body.url\` with \`axios.get\` and stores the result. \`http://169.254.169.254/latest/meta-data/iam/security-credentials/\` is as good an address as any; the credentials come back as the content of the ${s.one}.`,
      () =>
        'The host is resolved and checked once, and then resolved again by the HTTP client. A name with a lifetime of zero seconds answers first with a public, then with a private address (DNS rebinding).',
      () =>
        'Only `localhost` and `127.0.0.1` are refused. `http://[::1]:9200/`, `http://0x7f000001/` and a redirect from a public host reach the search cluster.',
    ],
    sink: () => "const { data } = await axios.get(body.url, { responseType: 'arraybuffer' });",
    fix: () => 'const data = await this.outbound.get(body.url, { allow: publicAddress, maxRedirects: 0 });',
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"url":"http://169.254.169.254/latest/meta-data/"}' https://shop.example.com${s.route}/fetch`,
  },
  pdf: {
    type: 'SSRF',
    cwe: 'CWE-918',
    ratings: ['innerNetworkRead', 'userRead'],
    file: 'job',
    titles: [
      (s) => `SSRF through the PDF renderer for ${s.many}`,
      (s) => `Headless browser renders markup of ${s.aOne} inside the private network`,
    ],
    texts: [
      (s) =>
        `PDFs are printed by Chromium from HTML that contains fields of the ${s.one}. \`<iframe src="http://payments.internal:8080/health">\` in the company name is printed along.`,
      () =>
        'The renderer starts with `--disable-web-security` and may read `file:///`. `<object data="file:///proc/self/environ">` puts the environment of the container on page two.',
    ],
    sink: () => "await page.setContent(html, { waitUntil: 'networkidle0' });",
    fix: () => "await page.setRequestInterception(true); page.on('request', (request) => request.abort());",
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"company":"<iframe src=http://payments.internal:8080/>"}' https://shop.example.com${s.route}/10021/pdf`,
  },
  xml: {
    type: 'SSRF',
    cwe: 'CWE-611',
    ratings: ['innerNetworkRead', 'anonymousRead'],
    file: 'service',
    titles: [
      (s) => `XXE in the XML feed of ${s.many}`,
      (s) => `External entities are resolved when importing ${s.many}`,
    ],
    texts: [
      () =>
        '`libxmljs.parseXml(text, { noent: true })` substitutes external entities. `<!ENTITY x SYSTEM "file:///etc/passwd">` is returned in the error report of the row.',
      (s) =>
        `Feeds for ${s.many} may name a DTD, and the parser fetches it. This reaches hosts that only the API container can reach.`,
    ],
    sink: () => 'const feed = libxmljs.parseXml(text, { noent: true, dtdload: true });',
    fix: () => 'const feed = libxmljs.parseXml(text, { noent: false, dtdload: false, nonet: true });',
    attack: (s) =>
      `curl -X POST -H 'Content-Type: application/xml' -d '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>' https://shop.example.com${s.route}/feed`,
  },
  redirect: {
    type: 'SSRF',
    cwe: 'CWE-601',
    ratings: ['reflectedScript', 'hardPeek'],
    file: 'controller',
    titles: [(s) => `Open redirect after ${s.many}`, (s) => `\`returnTo\` leads away from the shop in ${s.many}`],
    texts: [
      () =>
        '`res.redirect(req.query.returnTo)` accepts any absolute URL. The check `startsWith("/")` lets `//evil.example` and `/\\evil.example` pass.',
      (s) =>
        `The allow list compares with \`endsWith('example.com')\`, which \`notexample.com\` satisfies too. Links that start at ${s.route} look trustworthy in an e-mail.`,
    ],
    sink: () => 'return res.redirect(returnTo);',
    fix: () => "return res.redirect(new URL(returnTo, ownOrigin).origin === ownOrigin ? returnTo : '/');",
    attack: (s) => `https://shop.example.com${s.route}/done?returnTo=//evil.example`,
  },
  traversal: {
    type: 'LFI',
    cwe: 'CWE-22',
    ratings: ['userRead', 'anonymousRead', 'adminRead'],
    file: 'controller',
    titles: [
      (s) => `Path traversal in the download of ${s.many}`,
      (s) => `Arbitrary file read through \`?file=\` in ${s.many}`,
    ],
    texts: [
      (s) =>
        `\`res.sendFile(join(root, req.query.file))\` normalizes \`../\` but never verifies that the result still lies below \`root\`. \`?file=../../../../app/.env\` of ${s.aOne} returns the configuration.`,
      () => '`replace("../", "")` runs once, so `....//....//etc/passwd` becomes `../../etc/passwd`.',
    ],
    sink: () => 'return res.sendFile(join(root, req.query.file));',
    fix: () => 'return res.sendFile(basename(req.query.file), { root, dotfiles: "deny" });',
    attack: (s) =>
      `curl --path-as-is -H "Authorization: Bearer $TOKEN" "https://shop.example.com${s.route}/10021/file?file=../../../../app/.env"`,
  },
  include: {
    type: 'LFI',
    cwe: 'CWE-98',
    ratings: ['userRead', 'adminRead', 'userTakeover'],
    file: 'service',
    titles: [
      (s) => `Layout name of ${s.aOne} includes arbitrary local files`,
      (s) => `Local file inclusion via \`layout\` in ${s.many}`,
    ],
    texts: [
      (s) =>
        `The name of the layout comes from the ${s.one} and is joined to \`views/\`. \`layout=../../logs/access.log\` renders the log, template tags inside it included.`,
      () =>
        'Locale files are loaded with `await import("./locales/" + locale + ".js")`. Any module below the working directory can be named, tests with their fixtures among them.',
    ],
    sink: () => `return this.views.render(\`views/\${layout}\`, data);`,
    fix: () => 'return this.views.render(layouts[layout] ?? layouts.plain, data);',
    attack: (s) =>
      `curl -X PATCH -H "Authorization: Bearer $TOKEN" -d '{"layout":"../../logs/access.log"}' https://shop.example.com${s.route}/10021`,
  },
  uploadName: {
    type: 'AFO',
    cwe: 'CWE-434',
    ratings: ['userTakeover', 'userChange'],
    file: 'controller',
    titles: [
      (s) => `Uploaded file name decides where files of ${s.many} are written`,
      (s) => `Arbitrary file write via upload to ${s.many}`,
    ],
    texts: [
      (s) =>
        `\`diskStorage\` uses \`file.originalname\` as it is. A name such as \`../../public/index.html\` replaces the start page of the shop; the upload form of ${s.many} is open to ${s.by}.`,
      () =>
        'The extension is taken from the name, the check from the declared type. `shell.php.jpg` with type `image/jpeg` lands in a folder that the legacy server still executes.',
    ],
    sink: () => 'filename: (_req, file, done) => done(null, file.originalname),',
    fix: () => 'filename: (_req, _file, done) => done(null, randomUUID()),',
    attack: (s) =>
      `curl -F 'file=@index.html;filename="../../public/index.html"' -H "Authorization: Bearer $TOKEN" https://shop.example.com${s.route}/10021/files`,
  },
  zipSlip: {
    type: 'AFO',
    cwe: 'CWE-29',
    ratings: ['userTakeover', 'adminTakeover', 'userChange'],
    file: 'job',
    titles: [
      (s) => `Zip Slip when unpacking archives of ${s.many}`,
      (s) => `Archive entries of ${s.many} are written outside their folder`,
    ],
    texts: [
      (s) =>
        `Entries are written to \`join(target, entry.path)\`. An archive for ${s.many} with an entry \`../../../home/node/.ssh/authorized_keys\` opens the container.`,
      () =>
        'Symbolic links in the archive are followed: first `link -> /app/dist`, then `link/main.js`. The check on `..` does not see it.',
    ],
    sink: () => 'await pipeline(entry, createWriteStream(join(target, entry.path)));',
    fix: () => 'await pipeline(entry, createWriteStream(inside(target, entry.path)));',
    attack: (s) =>
      `zip evil.zip ../../../app/dist/main.js && curl -F file=@evil.zip -H "Authorization: Bearer $TOKEN" https://shop.example.com${s.route}/archive`,
  },
  cleanup: {
    type: 'AFO',
    cwe: 'CWE-73',
    ratings: ['userChange', 'stall', 'adminPeek'],
    file: 'job',
    titles: [
      (s) => `Arbitrary file deletion when clearing up ${s.many}`,
      (s) => `Clean-up of temporary files for ${s.many} follows stored paths`,
    ],
    texts: [
      (s) =>
        `The path to delete is read from the ${s.one} and given to \`rm(path, { recursive: true, force: true })\`. It was written by the client in the first place.`,
      () =>
        'Temporary names are predictable (`/tmp/import-<pid>`). A link placed there beforehand makes the job empty a folder of its choice.',
    ],
    sink: () => 'await rm(record.path, { recursive: true, force: true });',
    fix: () => 'await rm(inside(temporaryFolder, record.name), { force: true });',
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"path":"/app/dist"}' https://shop.example.com${s.route}/clean-up`,
  },
} as const satisfies Record<string, Flaw>;
