/**
 * The parts of undici that we use, each from its own file: the package's index loads its whole `fetch`, WebSocket, cache
 * and mocks, 450 KB more of minified bundle. The package has no `exports`, so its files may be imported; its types
 * describe only the index.
 */
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent, Dispatcher } from 'undici';

  /** Without `request`, `stream` and the like, which only the index adds. */
  const DispatchingAgent: new (options: Agent.Options) => Pick<Dispatcher, 'dispatch' | 'destroy'>;
  export default DispatchingAgent;
}

declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici';
  export default buildConnector;
}

declare module 'undici/lib/web/fetch/formdata.js' {
  export { FormData } from 'undici';
}
