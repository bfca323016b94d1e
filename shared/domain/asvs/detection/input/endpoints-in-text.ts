import { anEndpoint, type Endpoint } from './endpoint.ts';

const lineMaxCharacters = 500;

const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|ANY|ALL|WS|WSS|GRPC|RPC|QUERY|MUTATION|SUBSCRIPTION';
/** `POST /login`, `| POST | /login |`, `- **POST** \`/login\` -> auth.ts`: a method, a few marks, a path. */
const methodThenPath = new RegExp(`(?:^|[^A-Za-z])(${methods})[\\s|*\`"':,\\]]{1,8}(/[^\\s|\`"',;)]{0,300})`, 'i');
/** \`/login (POST)\`, \`/login [GET]\`. */
const pathThenMethod = new RegExp(
  `(?:^|[\\s|\`"'])(/[^\\s|\`"',;()]{0,300})[\\s|*\`"':,([]{1,8}(${methods})(?![A-Za-z])`,
  'i',
);
/** A line that is a path and nothing else, but for list and code marks. */
const pathAlone = /^[\s|*`"'-]{0,8}(\/[^\s|`"',;()]{0,300})[\s|`"',]{0,8}$/;

/** The endpoints that lines of text name. */
export function* endpointsInText(text: string): Generator<Endpoint> {
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, lineMaxCharacters);
    const methodFirst = methodThenPath.exec(line);
    const pathFirst = pathThenMethod.exec(line);
    const method = methodFirst?.[1] ?? pathFirst?.[2] ?? 'ANY';
    const path = methodFirst?.[2] ?? pathFirst?.[1] ?? pathAlone.exec(line)?.[1];
    if (path !== undefined) yield anEndpoint(method, path, { file: fileAfter(line, path) });
  }
}

/** `POST /login -> src/auth.ts`, `POST /login (src/auth.ts)`. */
function fileAfter(line: string, path: string): string | undefined {
  const rest = line.slice(line.indexOf(path) + path.length);
  return /[\s(`|>]((?:[\w.@-]{1,80}\/){0,20}[\w.@-]{1,80}\.[a-z]{1,5})(?![\w/])/.exec(rest)?.[1];
}
