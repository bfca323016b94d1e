/** One endpoint of the scanned code, from whatever shape it came in. */
export interface Endpoint {
  /** Upper case; `ANY` where it is not known. */
  readonly method: string;
  /** As it was written. */
  readonly path: string;
  /** The path as rules compare it: see {@link comparablePath}. */
  readonly comparable: string;
  /** Where it is handled, if that was told. */
  readonly file: string | undefined;
  /** Whether it was marked as needing a login. */
  readonly needsLogin: boolean;
}

const pathMaxCharacters = 300;

/** An endpoint for rules and quotes; a path longer than any real one is cut. */
export function anEndpoint(
  method: string,
  path: string,
  further: { readonly file?: string | undefined; readonly needsLogin?: boolean } = {},
): Endpoint {
  const kept = path.slice(0, pathMaxCharacters);
  return {
    method: method.toUpperCase(),
    path: kept,
    comparable: comparablePath(kept),
    file: further.file,
    needsLogin: further.needsLogin ?? false,
  };
}

/**
 * Lower case, words divided by hyphens, each parameter (`:id`, `{id}`, `<int:id>`, `[id]`, `$id`) as `{}`, without host,
 * query and a last slash: what the names mean is left, not how a framework spells them.
 */
export function comparablePath(path: string): string {
  const bare = path
    .replace(/^[a-z]{1,10}:\/\/[^/]{0,200}/i, '')
    .replace(/[?#].{0,300}/s, '')
    .replace(/\{[^{}/]{0,80}\}|<[^<>/]{0,80}>|\[[^[\]/]{0,80}\]|(?<=\/)[:$*][\w-]{0,80}/g, '{}')
    .replace(/(?<=.)\/$/, '');
  return comparableName(bare);
}

/** A name in lower case, its words divided by hyphens: `userLogin`, `user_login` and `UserLogin` are one. */
export function comparableName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase();
}

/** How an endpoint is quoted to people. */
export function endpointText({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

/** Whether it can bring data in: by its method or in its path. */
export function takesInput({ method, comparable, path }: Endpoint): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method) || comparable.includes('{}') || path.includes('?');
}

/** Whether it answers programs rather than browsers, going by its path alone. */
export function isForPrograms({ comparable }: Endpoint): boolean {
  return /(?:^|\/)(?:api|rest|rpc|graphql|v\d{1,2}|internal|webhooks?)(?:\/|$)/.test(comparable);
}
