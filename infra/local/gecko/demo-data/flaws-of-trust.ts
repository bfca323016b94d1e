import { type Flaw, told } from './flaw.ts';

/** Rights, limits and origins that are taken for granted. A scanner files most of them under IDOR. */
export const flawsOfTrust = {
  assign: {
    type: 'IDOR',
    cwe: 'CWE-915',
    ratings: ['userReadAndChange', 'userChange', 'userTakeover'],
    file: 'controller',
    titles: [
      told`Mass assignment of \`${'field'}\` when creating ${'aOne'}`,
      told`Client-controlled \`${'field'}\` in \`POST ${'route'}\``,
      told`Unfiltered request body overwrites \`${'field'}\` of ${'aOne'}`,
    ],
    texts: [
      told`The body is spread into the new ${'one'} (\`{ ...defaults, ...body }\`). \`${'field'}\` is part of the entity and therefore accepted from outside: whoever sends it ${'gain'}.`,
      told`\`ValidationPipe\` runs without \`whitelist: true\`. Properties that the DTO does not name, \`${'field'}\` among them, survive and are written. An attacker who adds the field ${'gain'}.`,
    ],
    sink: told`const created = this.${'store'}.create({ ...defaults, ...body });`,
    fix: told`const created = this.${'store'}.create({ ...pick(body, editableFields), ...defaults });`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN" -d '{"name":"x","${'field'}":"2099-01-01"}' https://shop.example.com${'route'}`,
  },
  role: {
    type: 'IDOR',
    cwe: 'CWE-285',
    ratings: ['userTakeover', 'userReadAndChange', 'userChange'],
    file: 'controller',
    titles: [
      told`Administrative ${'one'} routes lack a role check`,
      told`Privilege escalation: ${'by'} reaches \`/api/admin/${'key'}\``,
      told`\`@Roles('ADMIN')\` on ${'many'} has no effect without its guard`,
    ],
    texts: [
      told`The controller is decorated with \`@Roles('ADMIN')\`, but \`RolesGuard\` is not listed in \`@UseGuards\` and not registered globally. The decorator only stores metadata that nobody reads. Everybody with a token can ${'harm'}.`,
      told`The user interface hides the menu entry; the route behind it stays open. ${(s) => s.by.charAt(0).toUpperCase() + s.by.slice(1)} who calls it by hand can ${'harm'}.`,
    ],
    sink: told`@UseGuards(JwtGuard) @Roles('ADMIN') @Controller('api/admin/${'key'}')`,
    fix: told`@UseGuards(JwtGuard, RolesGuard) @Roles('ADMIN') @Controller('api/admin/${'key'}')`,
    attack: told`curl -H "Authorization: Bearer $TOKEN" https://shop.example.com/api/admin/${'key'}`,
  },
  socket: {
    type: 'IDOR',
    cwe: 'CWE-862',
    ratings: ['userRead', 'userPeek'],
    file: 'gateway',
    titles: [
      told`WebSocket room of ${'aOne'} can be joined by anyone`,
      told`Live updates about ${'many'} leak to unrelated accounts`,
    ],
    texts: [
      told`\`@SubscribeMessage('follow')\` joins the socket to the room \`${'key'}:<id>\` named by the client. From then on it receives every update, ${'shows'} included.`,
      told`The handshake verifies the token once. Later messages name the ${'one'} to follow, and the gateway never asks whether the account may see it.`,
    ],
    sink: told`client.join(\`${'key'}:\${message.${'idParameter'}}\`);`,
    fix: told`if (await this.policy.mayRead(client.data.account, message.${'idParameter'})) client.join(\`${'key'}:\${message.${'idParameter'}}\`);`,
    attack: told`wscat -c wss://shop.example.com/live -x '{"event":"follow","data":{"${'idParameter'}":10021}}'`,
  },
  race: {
    type: 'IDOR',
    cwe: 'CWE-367',
    ratings: ['userChange', 'hardPeek', 'userReadAndChange'],
    file: 'service',
    titles: [
      told`Race condition between check and write of ${'aOne'}`,
      told`Concurrent requests defeat the limit on ${'many'}`,
      told`Time-of-check to time-of-use gap in \`${'service'}\``,
    ],
    texts: [
      told`\`${'service'}\` reads the current value, decides, and writes in a second statement outside any transaction. Thirty parallel requests all see the old value; each of them goes through. Sent in a burst, this lets ${'by'} pass a limit that holds for single requests.`,
      told`Between \`SELECT\` and \`UPDATE\` there is an \`await\` on the mail service (about 200 ms). A second request in that window acts on a state that is no longer true → the ${'one'} is processed twice.`,
    ],
    sink: told`if (entry.uses < entry.limit) { await this.mail.notify(entry); await this.${'store'}.save({ ...entry, uses: entry.uses + 1 }); }`,
    fix: told`const { affected } = await this.${'store'}.increment({ id, uses: LessThan(entry.limit) }, 'uses', 1);`,
    attack: told`seq 30 | xargs -P 30 -I{} curl -X POST -H "Authorization: Bearer $TOKEN" https://shop.example.com${'route'}/10021/apply`,
  },
  cache: {
    type: 'IDOR',
    cwe: 'CWE-524',
    ratings: ['userPeek', 'anonymousPeek', 'userRead'],
    file: 'controller',
    titles: [
      told`Cached ${'one'} answers are shared between accounts`,
      told`Response cache ignores \`Authorization\` for ${'many'}`,
    ],
    texts: [
      told`\`CacheInterceptor\` uses the URL as its key. The first account to ask fills the entry; for the next 60 seconds everybody else is served ${'shows'} from it.`,
      told`The route sets \`Cache-Control: public, max-age=300\` on a personal answer. A shared proxy, and the shop's own CDN (edge nodes in Zürich and São Paulo), may hand it to the next visitor.`,
    ],
    sink: told`@UseInterceptors(CacheInterceptor) @CacheTTL(60_000)`,
    fix: told`@Header('Cache-Control', 'private, no-store')`,
    attack: told`curl -H "Authorization: Bearer $TOKEN_OF_MALLORY" https://shop.example.com${'route'}/current`,
  },
  share: {
    type: 'IDOR',
    cwe: 'CWE-613',
    ratings: ['anonymousPeek', 'anonymousRead', 'hardPeek'],
    file: 'service',
    titles: [
      told`Share links of ${'many'} never expire and can't be revoked`,
      told`Public link to ${'aOne'} stays valid after sharing was ended`,
    ],
    texts: [
      told`A share link is \`base64(id)\` followed by a checksum without a key. It carries no date, and ending the share only hides the link in the user interface. Whoever kept it still sees ${'shows'}.`,
      told`\`${'service'}.byShareToken\` compares the token and nothing else: neither \`sharedUntil\` nor \`sharingEnabled\` is read.`,
    ],
    sink: told`return this.${'store'}.findOneBy({ shareToken: token });`,
    fix: told`return this.${'store'}.findOneBy({ shareToken: token, sharedUntil: MoreThan(new Date()) });`,
    attack: told`curl https://shop.example.com/s/$(printf '%s' '${'key'}:10021' | base64)`,
  },
  revive: {
    type: 'IDOR',
    cwe: 'CWE-672',
    ratings: ['userPeek', 'adminPeek', 'userRead'],
    file: 'repository',
    titles: [
      told`Deleted ${'many'} remain readable by id`,
      told`Soft-deleted ${'one'} can be restored by a former member`,
    ],
    texts: [
      told`Deleting sets \`deletedAt\`. List queries respect it, \`findOneBy({ id })\` in \`${'repository'}\` passes \`withDeleted: true\` and returns ${'shows'} for years.`,
      told`\`POST ${'route'}/:${'idParameter'}/restore\` checks membership at the time of deletion, not now. Someone who left the team can bring ${'aOne'} back and use it.`,
    ],
    sink: told`return this.${'store'}.findOne({ where: { id }, withDeleted: true });`,
    fix: told`return this.${'store'}.findOne({ where: { id, accountId: caller.accountId } });`,
    attack: told`curl -X POST -H "Authorization: Bearer $TOKEN_OF_FORMER_MEMBER" https://shop.example.com${'route'}/10021/restore`,
  },
  throttle: {
    type: 'IDOR',
    cwe: 'CWE-307',
    ratings: ['anonymousPeek', 'anonymousRead', 'hardPeek'],
    file: 'controller',
    titles: [
      told`No rate limit on ${'many'}`,
      told`Missing throttling on \`POST ${'route'}\` allows unlimited attempts`,
      told`Brute force against ${'many'} is not slowed down`,
    ],
    texts: [
      told`\`ThrottlerModule\` is imported but \`ThrottlerGuard\` is bound to the *admin* module only. \`POST ${'route'}\` takes any number of requests from one address, without a delay or a lockout.`,
      told`Failed attempts are logged and not counted. Values with a small range (six digits, say) are found in under an hour.`,
    ],
    sink: told`@Post() create(@Body() body: Create${'entity'}Dto) {`,
    fix: told`@Throttle({ default: { limit: 5, ttl: 60_000 } }) @Post() create(@Body() body: Create${'entity'}Dto) {`,
    attack: told`seq -w 0 999999 | xargs -P 50 -I{} curl -s -X POST -d '{"code":"{}"}' https://shop.example.com${'route'}`,
  },
  guess: {
    type: 'IDOR',
    cwe: 'CWE-340',
    ratings: ['anonymousPeek', 'hardPeek', 'anonymousRead'],
    file: 'service',
    titles: [
      told`Predictable identifiers make ${'many'} enumerable`,
      told`\`Math.random()\` generates secrets for ${'many'}`,
    ],
    texts: [
      told`Codes are made of \`Date.now().toString(36)\` and three characters from \`Math.random()\`. Knowing roughly when ${'aOne'} was created leaves about 46,000 candidates.`,
      told`Ids count upwards without gaps and are part of a public URL. Walking through them yields ${'shows'}, page by page.`,
    ],
    sink: told`const code = Date.now().toString(36) + Math.random().toString(36).slice(2, 5);`,
    fix: told`const code = randomBytes(16).toString('base64url');`,
    attack: told`for n in $(seq 10000 20000); do curl -s -o /dev/null -w "%{http_code} $n\\n" https://shop.example.com/public/${'key'}/$n; done`,
  },
  signature: {
    type: 'IDOR',
    cwe: 'CWE-347',
    ratings: ['anonymousTakeover', 'anonymousRead', 'userReadAndChange'],
    file: 'controller',
    titles: [
      told`Missing signature verification in callback for ${'many'}`,
      told`Forged provider events are accepted for any ${'one'}`,
    ],
    texts: [
      told`\`POST ${'route'}/callback\` is public, as it must be, and parses the body without looking at \`X-Signature\`. Anyone can send an event that claims to come from the provider and thereby ${'harm'}.`,
      told`The signature is computed over the *parsed* body and compared with \`==\`; when the header is absent both sides are \`undefined\` and the comparison holds.`,
    ],
    sink: told`if (sign(body) == req.headers['x-signature']) return this.apply(body);`,
    fix: told`if (!timingSafeEqual(sign(rawBody), Buffer.from(signature, 'hex'))) throw new UnauthorizedException();`,
    attack: told`curl -X POST -d '{"event":"succeeded","id":"10021"}' https://shop.example.com${'route'}/callback`,
  },
} as const satisfies Record<string, Flaw>;
