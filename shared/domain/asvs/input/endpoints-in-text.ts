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
    const [, method, path] = methodThenPath.exec(line) ?? [];
    const [, otherPath, otherMethod] = pathThenMethod.exec(line) ?? [];
    const [, alone] = pathAlone.exec(line) ?? [];
    const found = path ?? otherPath ?? alone;
    if (found !== undefined) yield anEndpoint(method ?? otherMethod ?? 'ANY', found, { file: fileAfter(line, found) });
  }
}

/** `POST /login -> src/auth.ts`, `POST /login (src/auth.ts)`. */
function fileAfter(line: string, path: string): string | undefined {
  const rest = line.slice(line.indexOf(path) + path.length);
  return /(?:^|[\s(`|>])((?:[\w.@-]{1,80}\/){0,20}[\w.@-]{1,80}\.[a-z]{1,5})(?![\w/])/.exec(rest)?.[1];
}
