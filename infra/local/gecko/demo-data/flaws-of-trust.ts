import type { Flaw } from './flaw.ts';

/** Rights, limits and origins that are taken for granted. A scanner files most of them under IDOR. */
export const flawsOfTrust = {
  assign: {
    type: 'IDOR',
    cwe: 'CWE-915',
    ratings: ['userReadAndChange', 'userChange', 'userTakeover'],
    file: 'controller',
    titles: [
      (s) => `Mass assignment of \`${s.field}\` when creating ${s.aOne}`,
      (s) => `Client-controlled \`${s.field}\` in \`POST ${s.route}\``,
      (s) => `Unfiltered request body overwrites \`${s.field}\` of ${s.aOne}`,
    ],
    texts: [
      (s) =>
        `The body is spread into the new ${s.one} (\`{ ...defaults, ...body }\`). \`${s.field}\` is part of the entity and therefore accepted from outside: whoever sends it ${s.gain}.`,
      (s) =>
        `\`ValidationPipe\` runs without \`whitelist: true\`. Properties that the DTO does not name, \`${s.field}\` among them, survive and are written. An attacker who adds the field ${s.gain}.`,
    ],
    sink: (s) => `const created = this.${s.store}.create({ ...defaults, ...body });`,
    fix: (s) => `const created = this.${s.store}.create({ ...pick(body, editableFields), ...defaults });`,
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"name":"x","${s.field}":"2099-01-01"}' https://shop.example.com${s.route}`,
  },
  role: {
    type: 'IDOR',
    cwe: 'CWE-285',
    ratings: ['userTakeover', 'userReadAndChange', 'userChange'],
    file: 'controller',
    titles: [
      (s) => `Administrative ${s.one} routes lack a role check`,
      (s) => `Privilege escalation: ${s.by} reaches \`/api/admin/${s.key}\``,
      (s) => `\`@Roles('ADMIN')\` on ${s.many} has no effect without its guard`,
    ],
    texts: [
      (s) =>
        `The controller is decorated with \`@Roles('ADMIN')\`, but \`RolesGuard\` is not listed in \`@UseGuards\` and not registered globally. The decorator only stores metadata that nobody reads. Everybody with a token can ${s.harm}.`,
      (s) =>
        `The user interface hides the menu entry; the route behind it stays open. ${s.by[0]?.toUpperCase()}${s.by.slice(1)} who calls it by hand can ${s.harm}.`,
    ],
    sink: (s) => `@UseGuards(JwtGuard) @Roles('ADMIN') @Controller('api/admin/${s.key}')`,
    fix: (s) => `@UseGuards(JwtGuard, RolesGuard) @Roles('ADMIN') @Controller('api/admin/${s.key}')`,
    attack: (s) => `curl -H "Authorization: Bearer $TOKEN" https://shop.example.com/api/admin/${s.key}`,
  },
  socket: {
    type: 'IDOR',
    cwe: 'CWE-862',
    ratings: ['userRead', 'userPeek'],
    file: 'gateway',
    titles: [
      (s) => `WebSocket room of ${s.aOne} can be joined by anyone`,
      (s) => `Live updates about ${s.many} leak to unrelated accounts`,
    ],
    texts: [
      (s) =>
        `\`@SubscribeMessage('follow')\` joins the socket to the room \`${s.key}:<id>\` named by the client. From then on it receives every update, ${s.shows} included.`,
      (s) =>
        `The handshake verifies the token once. Later messages name the ${s.one} to follow, and the gateway never asks whether the account may see it.`,
    ],
    sink: (s) => `client.join(\`${s.key}:\${message.${s.idParameter}}\`);`,
    fix: (s) =>
      `if (await this.policy.mayRead(client.data.account, message.${s.idParameter})) client.join(\`${s.key}:\${message.${s.idParameter}}\`);`,
    attack: (s) => `wscat -c wss://shop.example.com/live -x '{"event":"follow","data":{"${s.idParameter}":10021}}'`,
  },
  race: {
    type: 'IDOR',
    cwe: 'CWE-367',
    ratings: ['userChange', 'hardPeek', 'userReadAndChange'],
    file: 'service',
    titles: [
      (s) => `Race condition between check and write of ${s.aOne}`,
      (s) => `Concurrent requests defeat the limit on ${s.many}`,
      (s) => `Time-of-check to time-of-use gap in \`${s.service}\``,
    ],
    texts: [
      (s) =>
        `\`${s.service}\` reads the current value, decides, and writes in a second statement outside any transaction. Thirty parallel requests all see the old value; each of them goes through. Sent in a burst, this lets ${s.by} pass a limit that holds for single requests.`,
      (s) =>
        `Between \`SELECT\` and \`UPDATE\` there is an \`await\` on the mail service (about 200 ms). A second request in that window acts on a state that is no longer true → the ${s.one} is processed twice.`,
    ],
    sink: (s) =>
      `if (entry.uses < entry.limit) { await this.mail.notify(entry); await this.${s.store}.save({ ...entry, uses: entry.uses + 1 }); }`,
    fix: (s) => `const { affected } = await this.${s.store}.increment({ id, uses: LessThan(entry.limit) }, 'uses', 1);`,
    attack: (s) =>
      `seq 30 | xargs -P 30 -I{} curl -X POST -H "Authorization: Bearer $TOKEN" https://shop.example.com${s.route}/10021/apply`,
  },
  cache: {
    type: 'IDOR',
    cwe: 'CWE-524',
    ratings: ['userPeek', 'anonymousPeek', 'userRead'],
    file: 'controller',
    titles: [
      (s) => `Cached ${s.one} answers are shared between accounts`,
      (s) => `Response cache ignores \`Authorization\` for ${s.many}`,
    ],
    texts: [
      (s) =>
        `\`CacheInterceptor\` uses the URL as its key. The first account to ask fills the entry; for the next 60 seconds everybody else is served ${s.shows} from it.`,
      () =>
        `The route sets \`Cache-Control: public, max-age=300\` on a personal answer. A shared proxy, and the shop's own CDN (edge nodes in Zürich and São Paulo), may hand it to the next visitor.`,
    ],
    sink: () => `@UseInterceptors(CacheInterceptor) @CacheTTL(60_000)`,
    fix: () => `@Header('Cache-Control', 'private, no-store')`,
    attack: (s) => `curl -H "Authorization: Bearer $TOKEN_OF_MALLORY" https://shop.example.com${s.route}/current`,
  },
  share: {
    type: 'IDOR',
    cwe: 'CWE-613',
    ratings: ['anonymousPeek', 'anonymousRead', 'hardPeek'],
    file: 'service',
    titles: [
      (s) => `Share links of ${s.many} never expire and can't be revoked`,
      (s) => `Public link to ${s.aOne} stays valid after sharing was ended`,
    ],
    texts: [
      (s) =>
        `A share link is \`base64(id)\` followed by a checksum without a key. It carries no date, and ending the share only hides the link in the user interface. Whoever kept it still sees ${s.shows}.`,
      (s) =>
        `\`${s.service}.byShareToken\` compares the token and nothing else: neither \`sharedUntil\` nor \`sharingEnabled\` is read.`,
    ],
    sink: (s) => `return this.${s.store}.findOneBy({ shareToken: token });`,
    fix: (s) => `return this.${s.store}.findOneBy({ shareToken: token, sharedUntil: MoreThan(new Date()) });`,
    attack: (s) => `curl https://shop.example.com/s/$(printf '%s' '${s.key}:10021' | base64)`,
  },
  revive: {
    type: 'IDOR',
    cwe: 'CWE-672',
    ratings: ['userPeek', 'adminPeek', 'userRead'],
    file: 'repository',
    titles: [
      (s) => `Deleted ${s.many} remain readable by id`,
      (s) => `Soft-deleted ${s.one} can be restored by a former member`,
    ],
    texts: [
      (s) =>
        `Deleting sets \`deletedAt\`. List queries respect it, \`findOneBy({ id })\` in \`${s.repository}\` passes \`withDeleted: true\` and returns ${s.shows} for years.`,
      (s) =>
        `\`POST ${s.route}/:${s.idParameter}/restore\` checks membership at the time of deletion, not now. Someone who left the team can bring ${s.aOne} back and use it.`,
    ],
    sink: (s) => `return this.${s.store}.findOne({ where: { id }, withDeleted: true });`,
    fix: (s) => `return this.${s.store}.findOne({ where: { id, accountId: caller.accountId } });`,
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN_OF_FORMER_MEMBER" https://shop.example.com${s.route}/10021/restore`,
  },
  throttle: {
    type: 'IDOR',
    cwe: 'CWE-307',
    ratings: ['anonymousPeek', 'anonymousRead', 'hardPeek'],
    file: 'controller',
    titles: [
      (s) => `No rate limit on ${s.many}`,
      (s) => `Missing throttling on \`POST ${s.route}\` allows unlimited attempts`,
      (s) => `Brute force against ${s.many} is not slowed down`,
    ],
    texts: [
      (s) =>
        `\`ThrottlerModule\` is imported but \`ThrottlerGuard\` is bound to the *admin* module only. \`POST ${s.route}\` takes any number of requests from one address, without a delay or a lockout.`,
      () =>
        `Failed attempts are logged and not counted. Values with a small range (six digits, say) are found in under an hour.`,
    ],
    sink: (s) => `@Post() create(@Body() body: Create${s.entity}Dto) {`,
    fix: (s) =>
      `@Throttle({ default: { limit: 5, ttl: 60_000 } }) @Post() create(@Body() body: Create${s.entity}Dto) {`,
    attack: (s) =>
      `seq -w 0 999999 | xargs -P 50 -I{} curl -s -X POST -d '{"code":"{}"}' https://shop.example.com${s.route}`,
  },
  guess: {
    type: 'IDOR',
    cwe: 'CWE-340',
    ratings: ['anonymousPeek', 'hardPeek', 'anonymousRead'],
    file: 'service',
    titles: [
      (s) => `Predictable identifiers make ${s.many} enumerable`,
      (s) => `\`Math.random()\` generates secrets for ${s.many}`,
    ],
    texts: [
      (s) =>
        `Codes are made of \`Date.now().toString(36)\` and three characters from \`Math.random()\`. Knowing roughly when ${s.aOne} was created leaves about 46,000 candidates.`,
      (s) =>
        `Ids count upwards without gaps and are part of a public URL. Walking through them yields ${s.shows}, page by page.`,
    ],
    sink: () => `const code = Date.now().toString(36) + Math.random().toString(36).slice(2, 5);`,
    fix: () => `const code = randomBytes(16).toString('base64url');`,
    attack: (s) =>
      `for n in $(seq 10000 20000); do curl -s -o /dev/null -w "%{http_code} $n\\n" https://shop.example.com/public/${s.key}/$n; done`,
  },
  signature: {
    type: 'IDOR',
    cwe: 'CWE-347',
    ratings: ['anonymousTakeover', 'anonymousRead', 'userReadAndChange'],
    file: 'controller',
    titles: [
      (s) => `Missing signature verification in callback for ${s.many}`,
      (s) => `Forged provider events are accepted for any ${s.one}`,
    ],
    texts: [
      (s) =>
        `\`POST ${s.route}/callback\` is public, as it must be, and parses the body without looking at \`X-Signature\`. Anyone can send an event that claims to come from the provider and thereby ${s.harm}.`,
      () =>
        `The signature is computed over the *parsed* body and compared with \`==\`; when the header is absent both sides are \`undefined\` and the comparison holds.`,
    ],
    sink: () => `if (sign(body) == req.headers['x-signature']) return this.apply(body);`,
    fix: () => `if (!timingSafeEqual(sign(rawBody), Buffer.from(signature, 'hex'))) throw new UnauthorizedException();`,
    attack: (s) => `curl -X POST -d '{"event":"succeeded","id":"10021"}' https://shop.example.com${s.route}/callback`,
  },
} as const satisfies Record<string, Flaw>;
