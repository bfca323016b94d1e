/** A row of each table, named and shaped as DefectDojo's API v2 names and shapes it. */

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
  /** Held as the member of a group: as good as any, but a profile shows the group only, not this role. */
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

export interface EngagementRecord {
  id: number;
  created: string;
  updated: string;
  product: number;
  name: string | null;
  description: string | null;
  version: string | null;
  target_start: string;
  target_end: string;
  active: boolean;
  /** Null in old rows only. */
  status: string | null;
  engagement_type: string;
  build_id: string | null;
  commit_hash: string | null;
  branch_tag: string | null;
  source_code_management_uri: string | null;
  deduplication_on_engagement: boolean;
  lead: number | null;
  tags: string[];
}

export interface TestRecord {
  id: number;
  created: string;
  updated: string;
  engagement: number;
  test_type: number;
  scan_type: string | null;
  title: string | null;
  description: string | null;
  target_start: string;
  target_end: string;
  percent_complete: number | null;
  version: string | null;
  build_id: string | null;
  commit_hash: string | null;
  branch_tag: string | null;
  lead: number | null;
  environment: number | null;
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

export interface RiskAcceptanceRecord {
  id: number;
  name: string;
  recommendation: string;
  recommendation_details: string | null;
  decision: string;
  decision_details: string | null;
  accepted_by: string | null;
  expiration_date: string | null;
  /** When it ended; null while it holds. */
  expiration_date_handled: string | null;
  reactivate_expired: boolean;
  restart_sla_expired: boolean;
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
