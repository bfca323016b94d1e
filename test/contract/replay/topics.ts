import { type TopicName, topicOrder } from '../recordings/topic-order.ts';
import {
  actAs,
  findingOf,
  findingState,
  limitedUser,
  product,
  productType,
  roleOnType,
  type Seed,
  setUp,
  test,
  user,
  userIsDeactivated,
} from './seeds.ts';

/** What a topic needs beyond its own requests. */
export interface TopicSetting {
  /** The topics whose products, tests and findings it goes on with; they follow others in their turn. */
  follows?: TopicName[];
  /** What has to be there before which of its exchanges, by their names. */
  seeds?: Record<string, Seed[]>;
  /** Whether system deduplication was on when it was recorded, where that makes a difference. */
  deduplication?: boolean;
  /** Why it can't be played against somebody's server. */
  onlyHere?: string;
}

const withoutServerSettings = { tokensEnabled: true, redirectsToHttps: false, allowedHosts: null };

/** The setting of each topic. */
export const topicSettings: Record<TopicName, TopicSetting> = {
  authentication: { seeds: { 'key of somebody without rights': [limitedUser] } },
  products: {},
  'matched-fields': { deduplication: false, follows: ['products'] },
  'states-by-upload': { deduplication: false, follows: ['products'] },
  uploads: { deduplication: false, follows: ['products'] },
  findings: { deduplication: false, follows: ['matched-fields'], seeds: { 'create without fields': [test(16, 1)] } },
  'risk-acceptances': {
    deduplication: false,
    follows: ['products'],
    seeds: {
      'import with risk_accepted, simple acceptance disabled': [
        product({ product: 4, engagement: 4, prodType: 2 }, { name: 'ra-default' }),
      ],
    },
  },
  filters: {
    deduplication: false,
    follows: ['matched-fields', 'states-by-upload', 'uploads', 'findings', 'risk-acceptances'],
  },
  transitions: {
    deduplication: false,
    follows: ['products'],
    seeds: {
      import: [product({ product: 5, engagement: 5, prodType: 2 }, { enable_simple_risk_acceptance: true })],
      ...transitionSeeds({ finding: 71, test: 18 }),
    },
  },
  'states-kept-by-upload': {
    deduplication: false,
    follows: ['products'],
    seeds: { import: [product({ product: 6, engagement: 6, prodType: 2 })] },
  },
  'exporter-flow': { deduplication: true, follows: ['products'] },
  roles: {
    deduplication: false,
    seeds: {
      'no role: user_profile': [product({ product: 901, prodType: 1 }), product({ product: 902, prodType: 1 })],
    },
  },
  'older-releases': {
    deduplication: false,
    follows: ['uploads'],
    seeds: { 'engagement with status': [product({ product: 8, prodType: 4 })] },
  },
  'importer-and-groups': {
    deduplication: false,
    seeds: {
      'API_Importer creates engagement': [
        productType(5, 'PT21'),
        product({ product: 10, prodType: 5 }),
        user('user', 3, { username: 'imp', email: 'imp@example.test' }),
        roleOnType(5, 3, 1),
      ],
      'profile of a group member': [
        user('user', 4, { username: 'grp', email: 'grp@example.test' }),
        roleOnType(5, 4, 3, true),
      ],
      'roles as seen by the importer': [actAs('user', 3)],
      'roles as seen by the group member': [actAs('user', 4)],
    },
  },
  'file-values': {
    deduplication: false,
    follows: ['uploads'],
    seeds: { 'line N/A': [product({ product: 12, engagement: 10, prodType: 4 })] },
  },
  'authorised-user': { follows: ['authentication'] },
  'file-details': { deduplication: false, follows: ['products'] },
  'server-variants': {
    onlyHere: 'it takes servers that are started with other settings',
    follows: ['authentication'],
    seeds: {
      'https enforced': [setUp({ ...withoutServerSettings, redirectsToHttps: true })],
      'tokens disabled': [setUp({ ...withoutServerSettings, tokensEnabled: false })],
      'host that is not allowed': [setUp({ ...withoutServerSettings, allowedHosts: ['127.0.0.1:8080'] })],
      'inactive user': [setUp(withoutServerSettings), userIsDeactivated(2)],
    },
  },
  'saved-values': { deduplication: false },
  'upload-forms': { deduplication: false },
  places: { deduplication: false },
};

/** The name of each of the 16 transitions starts with the state from which it sets out. */
function transitionSeeds(recorded: { finding: number; test: number }): Record<string, Seed[]> {
  const states = [...'AMFR'];
  const entries = states.flatMap((from) =>
    states.map((to): [string, Seed[]] => [`${from} -> ${to}`, [findingState(recorded.finding, from)]]),
  );
  return { ...Object.fromEntries(entries), 'A -> A': [findingOf(recorded), findingState(recorded.finding, 'A')] };
}

/** These topics and all that they follow, in the order of the recording. */
export function withFollowed(names: readonly TopicName[]): TopicName[] {
  const needed = new Set(names);
  // What a topic follows was recorded before it.
  for (const name of topicOrder.toReversed()) {
    if (needed.has(name)) for (const followed of topicSettings[name].follows ?? []) needed.add(followed);
  }
  return topicOrder.filter((name) => needed.has(name));
}
