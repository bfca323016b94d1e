import type { OutboundAgent } from './outbound-agent.ts';

/** Lends out one agent, and replaces it when its sockets may have died unnoticed. */
export interface RenewedAgent {
  use<Result>(task: (agent: OutboundAgent) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Replaces the agent after `idleMaxMs` without use, measured by the wall clock: the timers that would close idle sockets
 * stand still while a Lambda is frozen or busy with planning, nobody hears the server close meanwhile, and a POST written
 * into a dead socket fails as "may have been sent".
 * @param now milliseconds since the epoch
 */
export function renewedAgent(create: () => OutboundAgent, idleMaxMs: number, now: () => number): RenewedAgent {
  let agent = create();
  let inUse = 0;
  let lastUsedAt = now();
  let closed = false;

  const renewIfIdle = (): void => {
    if (closed || inUse > 0 || now() - lastUsedAt <= idleMaxMs) return;
    const stale = agent;
    agent = create();
    stale.dispatcher.destroy().catch(() => undefined);
  };

  return {
    async use(task) {
      renewIfIdle();
      inUse += 1;
      try {
        return await task(agent);
      } finally {
        inUse -= 1;
        lastUsedAt = now();
      }
    },
    async close() {
      closed = true;
      await agent.dispatcher.destroy();
    },
  };
}
