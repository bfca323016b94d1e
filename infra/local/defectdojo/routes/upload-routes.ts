import type { Api, ApiCall } from '../http/api.ts';
import { date, reference } from '../http/field-kinds.ts';
import { formFlag, readUploadForm, type UploadForm } from '../http/multipart.ts';
import { type Severity, severities } from '../model/finding-record.ts';
import { readGenericFile } from '../model/generic-file.ts';
import { importScan } from '../model/import.ts';
import { productOf } from '../model/permissions.ts';
import { reimportScan } from '../model/reimport.ts';
import { invalidField, invalidFields, invalidMessage, serverError } from '../model/rejection.ts';
import { genericScanType } from '../model/seed.ts';
import { type Store, todayOf } from '../model/store.ts';
import { tagsFromFile } from '../model/tags.ts';
import type { Upload, UploadOptions, UploadOutcome, UploadSteps } from '../model/upload.ts';
import { addUploadedTest, findOrAddTestType, testTypeNameFor } from '../model/uploaded-test.ts';
import { engagementFor, testFor } from './upload-target.ts';

/** Does an upload's steps: all at once, or leaves the client alone with another answer while they go on. */
export type UploadRunner = (call: ApiCall, steps: UploadSteps) => UploadOutcome | Response | Promise<Response>;

/** `/import-scan/` and `/reimport-scan/`, for Generic Findings Import. */
export function addUploadRoutes(api: Api, run: UploadRunner): void {
  api.on('POST', '/import-scan/', async (call) => {
    const form = await readUploadForm(call);
    const engagement = engagementFor(call.store, call.user, form.fields);
    const upload = uploadOf(call, form, { closesByDefault: false });
    const title = titleOf(form);
    const outcome = await run(call, importScan(call.store, engagement, title, upload));
    if (outcome instanceof Response) return outcome;
    const named = form.fields.has('engagement') ? { engagement: outcome.test.engagement } : {};
    return { status: 201, body: { ...answerOf(call.store, form, upload.options, outcome), ...named } };
  });
  api.on('POST', '/reimport-scan/', async (call) => {
    const form = await readUploadForm(call);
    const known = testFor(call.store, call.user, form.fields);
    const engagement = known ? undefined : engagementFor(call.store, call.user, form.fields);
    const upload = uploadOf(call, form, { closesByDefault: true });
    const test = known ?? emptyTest(call.store, engagement, form, upload.options);
    const outcome = await run(call, reimportScan(call.store, test, upload));
    if (outcome instanceof Response) return outcome;
    const statistics = known ? outcome.statistics : { after: outcome.statistics.after };
    const answer = answerOf(call.store, form, upload.options, { ...outcome, statistics });
    return { status: 201, body: { ...answer, do_not_reactivate: upload.options.doNotReactivate } };
  });
}

function emptyTest(store: Store, engagement: { id: number } | undefined, form: UploadForm, options: UploadOptions) {
  const row = store.engagements.get(engagement?.id ?? 0);
  if (!row) throw invalidMessage('Engagement does not exist');
  const name = testTypeNameFor(readGenericFile(options.fileText, store.traits));
  const testType = findOrAddTestType(store, name);
  return addUploadedTest(store, row, testType, titleOf(form), options);
}

function uploadOf({ store, user }: ApiCall, form: UploadForm, defaults: { closesByDefault: boolean }): Upload {
  const { fields } = form;
  refuseForm(fields);
  const environment = environmentOf(store, fields);
  refuseSwitchedOff(store);
  const mode = fields.get('deduplication_execution_mode') ?? '';
  return {
    user,
    options: {
      fileText: form.fileText,
      closeOldFindings: formFlag(fields, 'close_old_findings') ?? defaults.closesByDefault,
      closeOldFindingsProductScope: formFlag(fields, 'close_old_findings_product_scope') ?? false,
      doNotReactivate: formFlag(fields, 'do_not_reactivate') ?? false,
      active: formFlag(fields, 'active'),
      verified: formFlag(fields, 'verified'),
      minimumSeverity: minimumSeverityOf(fields),
      scanDate: scanDateOf(store, fields),
      service: fields.get('service') || undefined,
      environment,
      version: fields.get('version') ?? '',
      branchTag: fields.get('branch_tag') ?? '',
      commitHash: fields.get('commit_hash') ?? '',
      buildId: fields.get('build_id') ?? '',
      tags: tagsFromFile(store, 'test', form.tags),
      findingTags: formFlag(fields, 'apply_tags_to_findings') === true ? form.tags : [],
      lead: leadOf(store, fields),
      waitsForDeduplication: store.traits.authorization === 'authorized_users' && ['sync', 'async_wait'].includes(mode),
    },
  };
}

/** Throws the 500 for a title that its column does not take. */
function titleOf({ fields }: UploadForm): string | null {
  const title = fields.get('test_title') ?? null;
  if (title !== null && [...title].length > 255) throw serverError();
  return title;
}

function scanDateOf(store: Store, fields: Map<string, string>): string | undefined {
  const day = fields.get('scan_date') || undefined;
  if (day === undefined) return undefined;
  const read = date().read(day);
  if ('message' in read) throw invalidField('scan_date', read.message, read.code);
  if (day > todayOf(store)) throw invalidField('scan_date', 'The scan_date cannot be in the future!');
  return day;
}

function leadOf(store: Store, fields: Map<string, string>): number | null {
  const lead = fields.get('lead');
  if (lead === undefined) return null;
  const read = reference(store.users).read(lead);
  if ('message' in read) throw invalidField('lead', read.message, read.code);
  return Number(read.value);
}

function minimumSeverityOf(fields: Map<string, string>): Severity {
  const given = fields.get('minimum_severity') ?? 'Info';
  const known = severities.find((severity) => severity === given);
  if (!known) throw invalidField('minimum_severity', `"${given}" is not a valid choice.`, 'invalid_choice');
  return known;
}

function refuseForm(fields: Map<string, string>): void {
  const scanType = fields.get('scan_type');
  if (scanType === undefined) {
    throw invalidFields({ scan_type: [{ message: 'This field is required.', code: 'required' }] });
  }
  if (scanType !== genericScanType) {
    throw invalidField('scan_type', `"${scanType}" is not a valid choice.`, 'invalid_choice');
  }
}

/** Throws the 400 for an environment that isn't there; with `auto_create_context` it is made. */
function environmentOf(store: Store, fields: Map<string, string>): number {
  const name = fields.get('environment') ?? 'Development';
  const known = store.environments.list().find((environment) => environment.name === name);
  if (known) return known.id;
  if (formFlag(fields, 'auto_create_context') === true) return store.environments.insert({ name }).id;
  throw invalidMessage(`Environment named ${name} does not exist.`);
}

/** A scan type that an admin switched off isn't expected by DefectDojo: its factory of parsers fails. */
function refuseSwitchedOff(store: Store): void {
  const type = store.testTypes.list().find(({ name }) => name === genericScanType);
  if (type?.active === false) throw serverError();
}

/** The answer repeats what was sent, with the defaults of the form, and tells ids and statistics. */
function answerOf(
  store: Store,
  { fields, tags }: UploadForm,
  options: UploadOptions,
  { test, statistics }: UploadOutcome,
) {
  const product = productOf(store, { test: test.id });
  const sent = [
    'scan_date',
    'environment',
    'product_type_name',
    'product_name',
    'engagement_name',
    'test_title',
    'service',
  ];
  const echoed = [...sent, 'build_id', 'branch_tag', 'commit_hash', 'version'].filter((name) => fields.has(name));
  const deduplication = {
    deduplication_execution_mode: fields.get('deduplication_execution_mode') ?? null,
    deduplication_complete: options.waitsForDeduplication,
  };
  return {
    minimum_severity: options.minimumSeverity,
    active: options.active ?? false,
    verified: options.verified ?? false,
    endpoint_to_add: null,
    auto_create_context: formFlag(fields, 'auto_create_context') ?? false,
    deduplication_on_engagement: formFlag(fields, 'deduplication_on_engagement') ?? false,
    lead: options.lead,
    push_to_jira: false,
    api_scan_configuration: null,
    create_finding_groups_for_all_findings: true,
    ...(store.traits.authorization === 'authorized_users' && deduplication),
    ...Object.fromEntries(echoed.map((name) => [name, fields.get(name)])),
    ...(tags.length > 0 && { tags }),
    test_id: test.id,
    engagement_id: test.engagement,
    product_id: product.id,
    product_type_id: product.prod_type,
    statistics,
    apply_tags_to_findings: formFlag(fields, 'apply_tags_to_findings') ?? false,
    apply_tags_to_endpoints: false,
    scan_type: genericScanType,
    close_old_findings: options.closeOldFindings,
    close_old_findings_product_scope: options.closeOldFindingsProductScope,
    test: test.id,
  };
}
