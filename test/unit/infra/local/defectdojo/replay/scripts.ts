import {
  actAs,
  deactivated,
  findingState,
  newestFinding,
  product,
  productType,
  roleOnType,
  type Seed,
  setUp,
  test,
  user,
} from './seeds.ts';

/** A recording, and what has to be seeded before which of its exchanges. */
export interface Script {
  name: string;
  seeds?: Record<number, Seed[]>;
}

const limited = user('REDACTED_LIMITED', 2, { username: 'limited', first_name: 'L', last_name: 'U' });

/** The note of each of the 16 transitions starts with the state from which it sets out. */
function transitionSeeds(finding: number): Record<number, Seed[]> {
  const states = 'AAAAMMMMFFFFRRRR'.split('');
  const seeds = states.map((state, index): [number, Seed[]] => [index + 1, [findingState(finding, state)]]);
  return { ...Object.fromEntries(seeds), 1: [newestFinding(finding), findingState(finding, 'A')] };
}

/** The recordings of `exchanges/` in the order in which they were made, on one server of 3.2.0. */
export const scriptsOf320: Script[] = [
  { name: 'q1-auth', seeds: { 17: [limited] } },
  { name: 'q2-products' },
  { name: 'q4-reimport-matched-fields' },
  { name: 'q6-unique-id-matching' },
  { name: 'q4-flags-matrix' },
  { name: 'q4-form-overrides-and-duplicates' },
  { name: 'q7-findings-crud', seeds: { 0: [test(16, 1)] } },
  {
    name: 'q7-risk-acceptance',
    seeds: { 0: [product({ product: 4, engagement: 4, prodType: 2 }, { name: 'ra-default' })] },
  },
  { name: 'q7-filters-limits' },
  { name: 'q1-limited-user' },
  { name: 'q4-flags-matrix-close-old-false', seeds: { 0: [product({ product: 8, engagement: 8, prodType: 2 })] } },
  { name: 'flow-recommended' },
  { name: 'q4-misc' },
  { name: 'q5-generic-format-details' },
  {
    name: 'q7-patch-transitions',
    seeds: {
      0: [product({ product: 11, engagement: 11, prodType: 2 }, { enable_simple_risk_acceptance: true })],
      ...transitionSeeds(11162),
    },
  },
  { name: 'q1-redirect-and-tokens-disabled', seeds: serverVariants() },
];

const importer = 'imp379409';
const grouped = 'grp379409';
const actsAsImporter = [actAs('REDACTED_USER', importer)];
const actsAsGroupMember = [actAs('REDACTED_USER', grouped)];

/** The recordings of `exchanges-2x/` in the order in which they were made, on one server of 2.58.4. */
export const scriptsOf258: Script[] = [
  { name: 'q1-auth', seeds: { 17: [limited] } },
  { name: 'q2-products' },
  { name: 'q4-reimport-matched-fields' },
  { name: 'q6-unique-id-matching' },
  { name: 'q4-flags-matrix' },
  { name: 'q4-form-overrides-and-duplicates' },
  { name: 'q7-findings-crud', seeds: { 0: [test(16, 1)] } },
  {
    name: 'q7-risk-acceptance',
    seeds: { 0: [product({ product: 4, engagement: 4, prodType: 2 }, { name: 'ra-default' })] },
  },
  { name: 'q7-filters-limits' },
  {
    name: 'q7-patch-transitions',
    seeds: {
      0: [product({ product: 7, engagement: 7, prodType: 2 }, { enable_simple_risk_acceptance: true })],
      ...transitionSeeds(107),
    },
  },
  { name: 'q4-flags-matrix-close-old-false', seeds: { 0: [product({ product: 8, engagement: 8, prodType: 2 })] } },
  { name: 'flow-recommended' },
  { name: 'q4-misc' },
  {
    name: 'q1-rbac-matrix',
    seeds: { 0: [product({ product: 901, prodType: 1 }), product({ product: 902, prodType: 1 })] },
  },
  { name: 'extra-old-versions', seeds: { 0: [product({ product: 34, prodType: 3 })] } },
  {
    name: 'q1-rbac-importer-and-groups',
    seeds: {
      0: [
        productType(22, 'PT21 379409'),
        product({ product: 36, prodType: 22 }),
        user('REDACTED_USER', 19, { username: importer, first_name: '', last_name: '' }),
        roleOnType(22, importer, 1),
      ],
      9: [
        user('REDACTED_USER', 20, { username: grouped, first_name: '', last_name: '' }),
        roleOnType(22, grouped, 3, true),
      ],
      ...Object.fromEntries([12, 20].map((index) => [index, actsAsImporter])),
      ...Object.fromEntries([13, 21].map((index) => [index, actsAsGroupMember])),
    },
  },
  { name: 'q5-generic-format-details', seeds: { 0: [product({ product: 41, engagement: 63, prodType: 3 })] } },
  { name: 'q1-redirect-and-tokens-disabled', seeds: serverVariants() },
];

function serverVariants(): Record<number, Seed[]> {
  const original = {
    tokensEnabled: true,
    redirectsToHttps: false,
    allowedHosts: null,
    brokerDown: false,
    crashesAtRowsWith: null,
  };
  return {
    0: [setUp({ ...original, redirectsToHttps: true })],
    2: [setUp({ ...original, tokensEnabled: false })],
    3: [setUp({ ...original, allowedHosts: ['127.0.0.1:8080'] })],
    4: [setUp(original), deactivated('limited')],
  };
}
