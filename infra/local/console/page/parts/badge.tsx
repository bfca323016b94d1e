import type { ComponentChildren } from 'preact';

/** How something stands: well, in need of somebody, wrong, or none of it. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'calm';

/** A word about how something stands. The word tells it; the colour only helps. */
export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
