import type { Flaw } from './flaw.ts';

/** Records that are reached by an id which nobody compares with the account that asks. */
export const flawsOfOwnership = {
  read: {
    type: 'IDOR',
    cwe: 'CWE-639',
    ratings: ['userRead', 'userRead', 'userPeek', 'anonymousRead'],
    file: 'controller',
    titles: [
      (s) => `IDOR in ${s.one} lookup exposes ${s.shows}`,
      (s) => `Missing ownership check lets ${s.by} read any ${s.one} by its id`,
      (s) => `Cross-account disclosure of ${s.many} through \`${s.controller}.findOne\``,
      (s) => `Broken access control on \`GET ${s.route}/:${s.idParameter}\``,
    ],
    texts: [
      (s) =>
        `\`${s.controller}.findOne\` passes \`${s.idParameter}\` straight to \`${s.service}.getById\`, which looks the ${s.one} up by primary key. The account of the caller takes no part in the query, so ${s.by} who changes the id in the URL receives ${s.shows}.`,
      (s) =>
        `The route \`GET ${s.route}/:${s.idParameter}\` is protected by \`JwtGuard\` only. Being signed in is checked; owning the ${s.one} is not. The answer contains ${s.shows}.`,
      (s) =>
        `Any valid token is enough to load any ${s.one}:\n\n\`\`\`ts\n@Get(':${s.idParameter}')\nfindOne(@Param('${s.idParameter}') id: string) {\n  return this.${s.store}.getById(id);\n}\n\`\`\`\n\nNothing between the guard and the database compares the owner.`,
      (s) =>
        `\`${s.repository}\` offers both \`findOwned(id, accountId)\` and \`findOneBy({ id })\`. The detail view uses the second and shows whoever asks ${s.shows}.`,
    ],
    sink: (s) => `return this.${s.store}.findOneBy({ id: ${s.idParameter} });`,
    fix: (s) => `return this.${s.store}.findOneByOrFail({ id: ${s.idParameter}, accountId: caller.accountId });`,
    attack: (s) => `curl -H "Authorization: Bearer $TOKEN_OF_MALLORY" https://shop.example.com${s.route}/10021`,
  },
  change: {
    type: 'IDOR',
    cwe: 'CWE-639',
    ratings: ['userChange', 'userReadAndChange', 'userReadAndChange'],
    file: 'service',
    titles: [
      (s) => `IDOR enabling modification of ${s.many} that belong to ${s.of}`,
      (s) => `Unauthorized update of any ${s.one} via \`PATCH ${s.route}/:${s.idParameter}\``,
      (s) => `\`${s.service}.update\` writes before it checks who is asking`,
    ],
    texts: [
      (s) =>
        `\`${s.service}.update\` loads the ${s.one}, merges the request body and saves it. The comparison with \`caller.accountId\` sits in the controller of the *detail* view and is not repeated here. As a result ${s.by} can ${s.harm}.`,
      (s) =>
        `An update needs nothing but the id. An attacker who knows or guesses \`${s.idParameter}\` can ${s.harm}; the owner only sees the outcome.`,
      (s) =>
        `The ownership check happens **after** \`save()\`: the exception is thrown, the transaction is not rolled back, and the caller gets a 403 for a change that was made. That suffices to ${s.harm}.`,
    ],
    sink: (s) => `await this.${s.store}.update({ id: ${s.idParameter} }, body);`,
    fix: (s) => `await this.${s.store}.update({ id: ${s.idParameter}, accountId: caller.accountId }, body);`,
    attack: (s) =>
      `curl -X PATCH -H "Authorization: Bearer $TOKEN_OF_MALLORY" -d '{"comment":"changed"}' https://shop.example.com${s.route}/10021`,
  },
  remove: {
    type: 'IDOR',
    cwe: 'CWE-862',
    ratings: ['userChange', 'userPeek'],
    file: 'controller',
    titles: [
      (s) => `Missing authorization on deletion of ${s.many}`,
      (s) => `IDOR in \`DELETE ${s.route}/:${s.idParameter}\` removes ${s.many} of ${s.of}`,
      (s) => `Anyone signed in can delete any ${s.one}`,
    ],
    texts: [
      (s) =>
        `Deleting takes a different path than reading: \`${s.controller}.remove\` calls \`${s.repository}.delete(id)\` directly and skips the service, where the owner would be compared. There is no undo.`,
      (s) =>
        `\`DELETE ${s.route}/:${s.idParameter}\` answers 204 for every id that exists, whoever owns it. A loop over the ids empties the table for all accounts.`,
    ],
    sink: (s) => `await this.${s.store}.delete(${s.idParameter});`,
    fix: (s) => `await this.${s.store}.delete({ id: ${s.idParameter}, accountId: caller.accountId });`,
    attack: (s) =>
      `for id in $(seq 10000 10100); do curl -X DELETE -H "Authorization: Bearer $TOKEN_OF_MALLORY" https://shop.example.com${s.route}/$id; done`,
  },
  list: {
    type: 'IDOR',
    cwe: 'CWE-639',
    ratings: ['userRead', 'anonymousPeek', 'userPeek'],
    file: 'controller',
    titles: [
      (s) => `Account filter supplied by the client exposes ${s.many} of ${s.of}`,
      (s) => `IDOR via \`accountId\` query parameter in ${s.one} listing`,
      (s) => `Listing of ${s.many} trusts \`?accountId=\` instead of the session`,
    ],
    texts: [
      (s) =>
        `\`GET ${s.route}\` filters by the query parameter \`accountId\` and falls back to the session only when it is absent. Sending a foreign id returns ${s.shows}.`,
      (s) =>
        `The list handler builds its filter from the query string:\n\n- \`accountId\` is taken over without a check,\n- \`limit\` has no upper bound,\n- an empty \`accountId=\` drops the filter altogether.\n\nThe last point returns all ${s.many} of all accounts in one answer.`,
    ],
    sink: (s) => `return this.${s.store}.find({ where: { accountId: query.accountId ?? caller.accountId } });`,
    fix: (s) => `return this.${s.store}.find({ where: { accountId: caller.accountId } });`,
    attack: (s) =>
      `curl -H "Authorization: Bearer $TOKEN_OF_MALLORY" "https://shop.example.com${s.route}?accountId=&limit=100000"`,
  },
  child: {
    type: 'IDOR',
    cwe: 'CWE-639',
    ratings: ['userRead', 'userChange', 'userPeek'],
    file: 'service',
    titles: [
      (s) => `Nested ${s.child} are not bound to the ${s.one} in the path`,
      (s) => `IDOR in ${s.one} ${s.child}: the parent is checked, the child is not`,
      (s) => `\`${s.route}/:${s.idParameter}/${s.child}/:childId\` accepts children of foreign ${s.many}`,
    ],
    texts: [
      (s) =>
        `The handler verifies that the ${s.one} in the path belongs to the caller and then loads the child by \`childId\` alone. Combining an own ${s.one} with a foreign \`childId\` passes the check and returns the ${s.child} of ${s.of}.`,
      (s) =>
        `For \`${s.child}\` only the first half of the path is authorized. Requests such as \`${s.route}/<own id>/${s.child}/<foreign id>\` are served, and \`PUT\` behaves the same way.`,
    ],
    sink: (s) => `const child = await this.${s.child}.findOneBy({ id: childId });`,
    fix: (s) => `const child = await this.${s.child}.findOneByOrFail({ id: childId, ${s.idParameter} });`,
    attack: (s) =>
      `curl -H "Authorization: Bearer $TOKEN_OF_MALLORY" https://shop.example.com${s.route}/$OWN_ID/${s.child}/77310`,
  },
  bulk: {
    type: 'IDOR',
    cwe: 'CWE-863',
    ratings: ['userReadAndChange', 'userChange'],
    file: 'service',
    titles: [
      (s) => `Bulk operation on ${s.many} authorizes the first id only`,
      (s) => `\`POST ${s.route}/bulk\` changes ${s.many} that the caller does not own`,
    ],
    texts: [
      (s) =>
        `\`${s.service}.bulk\` checks \`ids[0]\` and then runs one \`UPDATE … WHERE id IN (…)\` over the whole array. With an own id in front, ${s.by} can ${s.harm}, hundreds at a time.`,
      () =>
        `The bulk endpoint was added for the back office and reuses \`assertOwner\`, which takes a single id. The rest of the list is never looked at.`,
    ],
    sink: (s) => `this.assertOwner(caller, ids[0]); await this.${s.store}.update(ids, body);`,
    fix: (s) => `await this.${s.store}.update({ id: In(ids), accountId: caller.accountId }, body);`,
    attack: (s) =>
      `curl -X POST -H "Authorization: Bearer $TOKEN_OF_MALLORY" -d '{"ids":["$OWN_ID","10021","10022"]}' https://shop.example.com${s.route}/bulk`,
  },
  resolver: {
    type: 'IDOR',
    cwe: 'CWE-862',
    ratings: ['userRead', 'anonymousRead', 'userReadAndChange'],
    file: 'resolver',
    titles: [
      (s) => `GraphQL field \`${s.one.replaceAll(' ', '')}(id:)\` bypasses the checks of the REST route`,
      (s) => `Unauthorized access to ${s.many} through the GraphQL resolver`,
      (s) => `IDOR in \`${s.entity}Resolver\` exposes ${s.shows}`,
    ],
    texts: [
      (s) =>
        `The REST controller asks \`OwnerPolicy\`; \`${s.entity}Resolver\` injects \`${s.repository}\` directly and does not. One query with fifty aliases reads fifty ${s.many} of ${s.of}.`,
      (s) =>
        `\`${s.entity}Resolver\` carries no \`@UseGuards\`. The guard on the module is registered for HTTP controllers and never runs for GraphQL, so the field answers ${s.shows} to everybody who can reach \`/graphql\`.`,
    ],
    sink: (s) => `return this.${s.store}.findOneBy({ id: args.id });`,
    fix: (s) => `return this.policy.owned(caller, await this.${s.store}.findOneByOrFail({ id: args.id }));`,
    attack: (s) =>
      `curl -d '{"query":"{ a: ${s.entity.toLowerCase()}(id: 10021) { id } b: ${s.entity.toLowerCase()}(id: 10022) { id } }"}' https://shop.example.com/graphql`,
  },
  download: {
    type: 'IDOR',
    cwe: 'CWE-639',
    ratings: ['userRead', 'anonymousRead'],
    file: 'controller',
    titles: [
      (s) => `Generated files of ${s.many} can be downloaded by any account`,
      (s) => `IDOR in ${s.one} download exposes ${s.shows}`,
    ],
    texts: [
      (s) =>
        `\`GET ${s.route}/:${s.idParameter}/file\` redirects to a pre-signed storage URL valid for seven days. The redirect is issued to whoever asks; it leads to ${s.shows}.`,
      () =>
        `Creating the file is authorized, fetching it is not: the download handler looks up the job by id and streams the result. Job ids are consecutive numbers.`,
    ],
    sink: (s) => `return this.storage.presign(\`${s.key}/\${${s.idParameter}}.bin\`, { expiresIn: 604_800 });`,
    fix: () => `return this.storage.presign((await this.jobs.owned(caller, jobId)).key, { expiresIn: 60 });`,
    attack: (s) =>
      `curl -L -H "Authorization: Bearer $TOKEN_OF_MALLORY" https://shop.example.com${s.route}/412/file -o loot.bin`,
  },
} as const satisfies Record<string, Flaw>;
