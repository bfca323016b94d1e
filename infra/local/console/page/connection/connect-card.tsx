import { useAsk } from '../api/use-ask.ts';
import { ConnectForm } from './connect-form.tsx';

/** What a team without a connection sees. */
export function ConnectCard() {
  return (
    <section class="card split" aria-labelledby="connect">
      <div class="stack">
        <h2 id="connect" tabIndex={-1}>
          Connect DefectDojo
        </h2>
        <ConnectForm submitText="Connect" />
      </div>
      <div class="stack">
        <ol class="steps">
          <li>
            <strong>Connect.</strong> Enter the URL of your instance and an API v2 key. Both are verified at once.
          </li>
          <li>
            <strong>Map a repository to a product.</strong> The product is made if it doesn't exist yet.
          </li>
          <li>
            <strong>Run a scan.</strong> When it completes, its findings are pushed to the mapped product.
          </li>
        </ol>
        <StandIn />
      </div>
    </section>
  );
}

/** What whoever tries the local stage may type in. */
function StandIn() {
  const { answer } = useAsk(
    async () => (await fetch('/stand-in')).json() as Promise<{ url?: string; apiKey?: string }>,
    [],
  );
  if (!answer?.url) return null;
  return (
    <div class="inset stack">
      <p>This local stage has a stand-in for DefectDojo to connect to:</p>
      <dl class="stack">
        <div>
          <dt>Instance URL</dt>
          <dd>
            <code>{answer.url}</code>
          </dd>
        </div>
        <div>
          <dt>API v2 key</dt>
          <dd>
            <code>{answer.apiKey}</code>
          </dd>
        </div>
      </dl>
    </div>
  );
}
