import { type Endpoint, endpointText } from '../input/endpoint.ts';
import { quoteAround } from '../input/quote.ts';
import { rules } from '../rules/all-themes.ts';
import type { EndpointRule } from '../rules/rule.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';

/** What the endpoints show: each rule once, on the first endpoint that it fires on. */
export function observeEndpoints(endpoints: readonly Endpoint[]): readonly Observation[] {
  return rules.endpoints.flatMap((rule) => {
    const first = endpoints.find((endpoint) => firesOn(rule, endpoint));
    return first === undefined ? [] : observed(rule, 'endpoint', 'endpoint', quoteAround(endpointText(first)));
  });
}

function firesOn(rule: EndpointRule, endpoint: Endpoint): boolean {
  return (
    (rule.methods?.includes(endpoint.method) ?? true) &&
    rule.path.test(endpoint.comparable) &&
    !(rule.except?.test(endpoint.comparable) ?? false) &&
    (rule.when?.(endpoint) ?? true)
  );
}
