/** A row of each table, named and shaped as DefectDojo's API v2 names and shapes it. */

const noText = null as string | null;
const noNumber = null as number | null;

/** Under a name, since an interface extends nothing else. */
type Fields<Unsaid> = Unsaid;

export interface UserRecord {
  id: number;
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  date_joined: string;
  is_active: boolean;
  is_staff: boolean;
  is_superuser: boolean;
  /** Ids of permissions given one by one; any lets a 2.x user list users. */
  configuration_permissions: number[];
  /** 2.x: id of a role that holds for the whole instance. */
  global_role: number | null;
}

/** An API key; `revoked` ones answer as unknown. */
export interface KeyRecord {
  key: string;
  user: number;
  revoked: boolean;
  /** 3.3: from this instant on (ISO-8601) it is refused as expired. */
  expiresAt?: string | null;
}

/** 2.x: a user's role on one product type or product. */
export interface MemberRecord {
  id: number;
  user: number;
  role: number;
  target: { product_type: number } | { product: number };
  /** Held as the member of a group: it counts like another, but a profile shows the group only, not this role. */
  throughGroup: boolean;
}

export interface ProductTypeRecord {
  id: number;
  created: string | null;
  updated: string | null;
  name: string;
  description: string | null;
  critical_product: boolean;
  key_product: boolean;
  authorized_users: number[];
}

export interface ProductRecord {
  id: number;
  created: string;
  name: string;
  description: string;
  prod_type: number;
  enable_simple_risk_acceptance: boolean;
  enable_full_risk_acceptance: boolean;
  authorized_users: number[];
  regulations: number[];
  tags: string[];
  /** The other fields of a product, kept as they were sent. */
  details: Record<string, unknown>;
}

/** What an engagement has where nothing is said of it. */
export const unsaidEngagement = {
  name: noText,
  description: noText,
  version: noText,
  target_start: '',
  target_end: '',
  active: true,
  engagement_type: 'Interactive',
  build_id: noText,
  commit_hash: noText,
  branch_tag: noText,
  source_code_management_uri: noText,
  deduplication_on_engagement: false,
  lead: noNumber,
};

export interface EngagementRecord extends Fields<typeof unsaidEngagement> {
  id: number;
  created: string;
  updated: string;
  product: number;
  /** Null in old rows only. */
  status: string | null;
  tags: string[];
}

/** What a test has where nothing is said of it. */
export const unsaidTest = {
  test_type: 0,
  scan_type: noText,
  title: noText,
  description: noText,
  target_start: '',
  target_end: '',
  percent_complete: noNumber,
  version: noText,
  build_id: noText,
  commit_hash: noText,
  branch_tag: noText,
  lead: noNumber,
  environment: noNumber,
};

export interface TestRecord extends Fields<typeof unsaidTest> {
  id: number;
  created: string;
  updated: string;
  engagement: number;
  tags: string[];
}

export interface TestTypeRecord {
  id: number;
  name: string;
  static_tool: boolean;
  dynamic_tool: boolean;
  active: boolean;
}

/** Where tests ran; every upload names one by its name. */
export interface EnvironmentRecord {
  id: number;
  name: string;
}

export interface NoteRecord {
  id: number;
  author: number;
  entry: string;
  date: string;
  private: boolean;
}

export interface MetadataRecord {
  id: number;
  product: number | null;
  finding: number | null;
  name: string;
  value: string;
}

/** What a risk acceptance has where nothing is said of it; when it ended is null while it holds. */
export const unsaidAcceptance = {
  name: '',
  recommendation: 'F',
  recommendation_details: noText,
  decision: 'A',
  decision_details: noText,
  accepted_by: noText,
  expiration_date: noText,
  expiration_date_handled: noText,
  reactivate_expired: true,
  restart_sla_expired: false,
};

export interface RiskAcceptanceRecord extends Fields<typeof unsaidAcceptance> {
  id: number;
  created: string;
  updated: string;
  owner: number;
  accepted_findings: number[];
}

export interface RegulationRecord {
  id: number;
  name: string;
  acronym: string;
  category: string;
  jurisdiction: string;
  description: string;
  reference: string;
}
