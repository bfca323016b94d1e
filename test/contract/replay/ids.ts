/** What an id in a recording may name. */
export type Kind =
  | 'user'
  | 'product_type'
  | 'product'
  | 'engagement'
  | 'test'
  | 'test_type'
  | 'finding'
  | 'note'
  | 'metadata'
  | 'risk_acceptance'
  | 'member'
  | 'global_role'
  | 'group';

/** The ids of a recording's server against those of the stand-in: one to one, per kind. */
export interface Ids {
  bind(kind: Kind, recorded: number, live: number): void;
  live(kind: Kind, recorded: number): number | undefined;
  /** Binds ids that are met for the first time; says whether ids met before still go together. */
  agree(kind: Kind, recorded: number, live: number): boolean;
}

export function createIds(): Ids {
  const toLive = new Map<string, number>();
  const toRecorded = new Map<string, number>();
  const bind = (kind: Kind, recorded: number, live: number) => {
    toLive.set(`${kind} ${recorded}`, live);
    toRecorded.set(`${kind} ${live}`, recorded);
  };
  return {
    bind,
    live: (kind, recorded) => toLive.get(`${kind} ${recorded}`),
    agree: (kind, recorded, live) => {
      const [known, back] = [toLive.get(`${kind} ${recorded}`), toRecorded.get(`${kind} ${live}`)];
      if (known === undefined && back === undefined) bind(kind, recorded, live);
      return (known ?? live) === live && (back ?? recorded) === recorded;
    },
  };
}

/** What the ids in a path below `/api/v2/` name. */
export const kindOfResource: Record<string, Kind> = {
  product_types: 'product_type',
  products: 'product',
  engagements: 'engagement',
  tests: 'test',
  test_types: 'test_type',
  findings: 'finding',
  metadata: 'metadata',
  risk_acceptance: 'risk_acceptance',
  users: 'user',
};

/** What the ids under a name in a body, a form or a query name. */
export const kindOfField: Record<string, Kind> = {
  product: 'product',
  product_id: 'product',
  test__engagement__product: 'product',
  prod_type: 'product_type',
  product_type: 'product_type',
  product_type_id: 'product_type',
  engagement: 'engagement',
  engagement_id: 'engagement',
  test: 'test',
  test_id: 'test',
  test_type: 'test_type',
  found_by: 'test_type',
  finding: 'finding',
  accepted_findings: 'finding',
  findings_list: 'finding',
  duplicate_finding: 'finding',
  owner: 'user',
  user: 'user',
  reporter: 'user',
  mitigated_by: 'user',
  last_reviewed_by: 'user',
  authorized_users: 'user',
  members: 'user',
  lead: 'user',
  group: 'group',
  authorization_groups: 'group',
};
