import { algorithmOf } from '../model/deduplication.ts';
import type {
  EngagementRecord,
  MemberRecord,
  ProductRecord,
  ProductTypeRecord,
  TestRecord,
  TestTypeRecord,
} from '../model/records.ts';
import type { Store } from '../model/store.ts';

/** A product type as the API shows it: who may see it is a list of users on 3.x, of members on 2.x. */
export function productTypeJson(store: Store, productType: ProductTypeRecord): Record<string, unknown> {
  const { authorized_users, ...rest } = productType;
  return { ...rest, ...access(store, { product_type: productType.id }, authorized_users) };
}

/** A product as the API shows it; a listing sorts the tags, the answer to a write does not. */
export function productJson(
  store: Store,
  product: ProductRecord,
  options: { sortTags: boolean },
): Record<string, unknown> {
  const { authorized_users, details, ...rest } = product;
  const active = activeFindings(store, product);
  const meta = store.metadata.list().filter((entry) => entry.product === product.id);
  return {
    findings_count: active.length,
    findings_list: active,
    business_criticality: null,
    platform: null,
    lifecycle: null,
    origin: null,
    product_meta: meta.map(({ name, value }) => ({ name, value })),
    prod_numeric_grade: null,
    user_records: null,
    revenue: null,
    external_audience: false,
    internet_accessible: false,
    enable_product_tag_inheritance: false,
    disable_sla_breach_notifications: false,
    product_manager: null,
    technical_contact: null,
    team_manager: null,
    sla_configuration: 1,
    ...details,
    ...rest,
    ...access(store, { product: product.id }, authorized_users),
    tags: options.sortTags ? [...product.tags].sort() : product.tags,
  };
}

/** An engagement as the API shows it; three fields were renamed in 3.2.0. */
export function engagementJson(store: Store, engagement: EngagementRecord): Record<string, unknown> {
  const servers =
    store.traits.authorization === 'roles'
      ? { build_server: null, source_code_management_server: null, orchestration_engine: null }
      : { cicd_scm_server: null, cicd_build_server: null, cicd_orchestration_engine: null };
  return {
    ...engagement,
    first_contacted: null,
    reason: null,
    tracker: null,
    test_strategy: null,
    threat_model: true,
    api_test: true,
    pen_test: true,
    check_list: true,
    progress: 'threat_model',
    tmodel_path: 'none',
    done_testing: false,
    requester: null,
    preset: null,
    report_type: null,
    ...servers,
    notes: [],
    files: [],
    risk_acceptance: [],
  };
}

/** A test as `GET` and `PATCH` answer it; how it matches is readable on 3.x only. */
export function testJson(store: Store, test: TestRecord): Record<string, unknown> {
  const matching =
    store.traits.authorization === 'roles'
      ? {}
      : { deduplication_algorithm: algorithmOf(store, test), hash_code_fields: null };
  return {
    ...createdTestJson(test),
    ...matching,
    test_type_name: store.testTypes.get(test.test_type)?.name,
    finding_groups: [],
  };
}

/** A test as the `POST` that creates it answers it. */
export function createdTestJson(test: TestRecord): Record<string, unknown> {
  return { ...test, api_scan_configuration: null, notes: [], files: [] };
}

/** A test type as the API shows it. */
export function testTypeJson(testType: TestTypeRecord): Record<string, unknown> {
  return { ...testType };
}

function access(store: Store, target: MemberRecord['target'], authorized: number[]): Record<string, number[]> {
  if (store.traits.authorization === 'authorized_users') return { authorized_users: authorized };
  const here = store.members.list().filter((member) => JSON.stringify(member.target) === JSON.stringify(target));
  const members = here.filter((member) => !member.throughGroup).map((member) => member.user);
  return { members, authorization_groups: here.filter((member) => member.throughGroup).map((member) => member.id) };
}

function activeFindings(store: Store, product: ProductRecord): number[] {
  const ofProduct = (testId: number) => store.engagements.get(store.tests.get(testId)?.engagement ?? 0)?.product;
  const findings = store.findings.list().filter((f) => f.active && ofProduct(f.test) === product.id);
  return findings.map((finding) => finding.id);
}
