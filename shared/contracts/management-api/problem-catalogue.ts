/** What every occurrence of a problem has in common. */
export interface ProblemKind {
  readonly status: number;
  /** Short and the same for every occurrence. */
  readonly title: string;
  /** What to do, where an occurrence knows nothing better. */
  readonly advice: string;
}

/** The request itself is wrong, or whoever sent it may not. */
const requestProblems = {
  not_authenticated: {
    status: 401,
    title: 'Not signed in',
    advice: 'Sign in again and send the access token as "Authorization: Bearer …".',
  },
  team_missing: {
    status: 403,
    title: 'No team',
    advice: 'Choose a team in Gecko and sign in again; the access token must name the team.',
  },
  role_not_allowed: {
    status: 403,
    title: 'Role not allowed',
    advice: 'Ask an Admin or Manager of the team.',
  },
  route_not_found: { status: 404, title: 'No such route', advice: 'See /v1/openapi.json for the routes.' },
  method_not_allowed: { status: 405, title: 'Method not allowed', advice: 'Use one of the methods in "Allow".' },
  body_too_large: { status: 413, title: 'Body too large', advice: 'Send less in one request.' },
  content_type_unsupported: {
    status: 415,
    title: 'Not JSON',
    advice: 'Send the body as JSON with "Content-Type: application/json".',
  },
  body_not_json: { status: 400, title: 'Body is not JSON', advice: 'Send one well-formed JSON object.' },
  request_invalid: { status: 400, title: 'Invalid request', advice: 'Correct what "errors" points at.' },
  cursor_invalid: { status: 400, title: 'Invalid cursor', advice: 'Start again from the first page, without cursor.' },
  precondition_failed: {
    status: 412,
    title: 'Changed meanwhile',
    advice: 'Read it again and repeat the change with its new ETag.',
  },
  changed_meanwhile: { status: 409, title: 'Changed meanwhile', advice: 'Try again.' },
  gecko_unavailable: {
    status: 503,
    title: 'Gecko unavailable',
    advice: 'Try again in a minute. If it stays, tell Gecko support the requestId.',
  },
  internal_error: {
    status: 500,
    title: 'Internal error',
    advice: 'Try again. If it stays, tell Gecko support the requestId.',
  },
} as const satisfies Record<string, ProblemKind>;

/** The team's own data stand in the way. */
const stateProblems = {
  not_connected: { status: 409, title: 'Not connected', advice: 'Connect DefectDojo first.' },
  key_lost: {
    status: 409,
    title: 'Key does not belong to the connection',
    advice: 'Connect again with the URL and an API v2 key.',
  },
  key_not_destroyed: {
    status: 503,
    title: 'Key not destroyed',
    advice:
      'Revoke the key in DefectDojo, so that nobody can use it, and repeat the request. If it stays, tell Gecko support the requestId.',
  },
  exports_paused: { status: 409, title: 'Exports paused', advice: 'Turn on "Push on scan complete".' },
  gecko_key_missing: {
    status: 409,
    title: 'No Gecko API key',
    advice: "Have Gecko's operators store a Gecko API key for the team.",
  },
  mapping_not_found: { status: 404, title: 'No such mapping', advice: 'List the mappings to see which there are.' },
  run_not_found: {
    status: 404,
    title: 'No such run',
    advice: 'List the runs of the mapping; they are kept for 90 days.',
  },
  preview_not_found: {
    status: 404,
    title: 'No such preview',
    advice: 'Ask for a new preview; they are kept for a day.',
  },
  nothing_to_revert: {
    status: 409,
    title: 'Nothing to revert',
    advice: 'Choose a run whose counts tell that it closed findings.',
  },
  hold_not_found: { status: 404, title: 'Nothing waits', advice: 'Nothing has to be decided.' },
  hold_replaced: {
    status: 409,
    title: 'Hold replaced meanwhile',
    advice: 'Look at what waits now, and decide about that with its runId.',
  },
  hold_decided: { status: 409, title: 'Already decided', advice: 'Wait for the sync that carries the decision out.' },
  sync_not_found: {
    status: 404,
    title: 'No such sync',
    advice: 'Use the link that the request for the sync was answered with.',
  },
  asvs_version_differs: {
    status: 409,
    title: 'Another ASVS version',
    advice: 'Read the profile again: sections mean something else in each version.',
  },
  already_mapped: {
    status: 409,
    title: 'Already mapped',
    advice: 'Change the existing mapping, or remove it first.',
  },
} as const satisfies Record<string, ProblemKind>;

/** Status of the kinds below: the URL, key or product came with the request. */
const unprocessable = 422;

/**
 * What a connection attempt, or any later talk to DefectDojo, can run into. The status is 422 where the cause came with
 * the request, and 424 where the stored connection no longer works.
 */
const defectDojoProblems = {
  url_invalid: {
    status: unprocessable,
    title: 'URL cannot be used',
    advice: 'Give the address as shown in the browser, for example https://dojo.example.com.',
  },
  address_not_public: {
    status: unprocessable,
    title: 'Address is not public',
    advice:
      "Publish DefectDojo under a name with a public address, and let only Gecko's egress addresses through its firewall.",
  },
  unknown_host: {
    status: unprocessable,
    title: 'Host name unknown',
    advice: 'Check the spelling of the URL and that the name is registered in public DNS.',
  },
  name_resolution_failed: {
    status: unprocessable,
    title: 'Name servers do not answer',
    advice: 'Try again; if it stays, check the DNS set-up of the domain.',
  },
  connection_refused: {
    status: unprocessable,
    title: 'Connection refused',
    advice: "Check the port, that the server is running, and that its firewall lets Gecko's egress addresses in.",
  },
  host_unreachable: {
    status: unprocessable,
    title: 'Host unreachable',
    advice: "Check that the server is running and that its firewall lets Gecko's egress addresses in.",
  },
  tls_failure: {
    status: unprocessable,
    title: 'No trusted TLS connection',
    advice: 'Install a valid certificate for this host name, with its whole chain, from a public authority.',
  },
  timeout: {
    status: unprocessable,
    title: 'No answer in time',
    advice:
      "Check that the server is running, is not overloaded, and that its firewall lets Gecko's egress addresses in.",
  },
  not_defectdojo: {
    status: unprocessable,
    title: 'Not a DefectDojo',
    advice: 'Give the URL of DefectDojo itself, without login page or other service in front of its API.',
  },
  answer_unreadable: {
    status: unprocessable,
    title: 'Answer cannot be read',
    advice: 'Make the proxy in front of DefectDojo pass its answers on uncompressed and whole.',
  },
  access_blocked: {
    status: unprocessable,
    title: 'Access blocked',
    advice: "Let Gecko's egress addresses pass the proxy or firewall in front of DefectDojo.",
  },
  key_rejected: {
    status: unprocessable,
    title: 'API key rejected',
    advice: 'Copy the API v2 key again from the user profile in DefectDojo; it may have been rotated.',
  },
  key_expired: {
    status: unprocessable,
    title: 'API key expired',
    advice: 'Make a new API v2 key in the user profile in DefectDojo, or have its admin extend the old one.',
  },
  permission_denied: {
    status: unprocessable,
    title: 'Key lacks a right',
    advice: "Give the key's user the Maintainer role (on 3.x: authorize the user) on the product type.",
  },
  no_product_type_visible: {
    status: unprocessable,
    title: 'Key sees no product',
    advice: "Give the key's user the Maintainer role (on 3.x: authorize the user) on one product type.",
  },
  version_too_old: {
    status: unprocessable,
    title: 'DefectDojo too old',
    advice: 'Update DefectDojo to 2.45.1 or later.',
  },
  defectdojo_unavailable: {
    status: unprocessable,
    title: 'DefectDojo unavailable',
    advice: 'Try again in a minute; if it stays, look at the state of the DefectDojo server.',
  },
  request_rejected: {
    status: unprocessable,
    title: 'DefectDojo refused',
    advice: 'Correct what DefectDojo complains about.',
  },
} as const satisfies Record<string, ProblemKind>;

/** A product cannot be chosen or made. */
const productProblems = {
  product_not_visible: {
    status: unprocessable,
    title: 'No such product',
    advice: "Choose a product from the list, or give the key's user access to it.",
  },
  product_name_differs_in_case: {
    status: 409,
    title: 'Product with almost this name exists',
    advice: 'Choose one of "candidates" by id, or a name that differs in more than upper and lower case.',
  },
  product_type_not_visible: {
    status: unprocessable,
    title: 'No such product type',
    advice: "Choose a product type from the list, or give the key's user access to it.",
  },
  may_not_create_products: {
    status: unprocessable,
    title: 'Key may not create products',
    advice:
      "Choose an existing product, or give the key's user the Maintainer role (on 3.x: authorize the user) on the product type.",
  },
  may_not_import: {
    status: unprocessable,
    title: 'Key may not import findings',
    advice: "Give the key's user at least the Writer role (on 3.x: authorize the user) on the product.",
  },
} as const satisfies Record<string, ProblemKind>;

/** A choice about the ASVS cannot be taken. */
const asvsProblems = {
  section_unknown: {
    status: unprocessable,
    title: 'No such section',
    advice: 'Choose from the sections of the ASVS version that the connection follows.',
  },
} as const satisfies Record<string, ProblemKind>;

/** Every kind of problem by its stable code: the API answers with no other. */
export const problemCatalogue = {
  ...requestProblems,
  ...stateProblems,
  ...defectDojoProblems,
  ...productProblems,
  ...asvsProblems,
} as const satisfies Record<string, ProblemKind>;

/** Stable code of a kind of problem. */
export type ProblemCode = keyof typeof problemCatalogue;

/** Codes of what talking to DefectDojo can run into. */
export type DefectDojoProblemCode = keyof typeof defectDojoProblems;

/** Every {@link DefectDojoProblemCode}. */
export const defectDojoProblemCodes = Object.keys(defectDojoProblems) as DefectDojoProblemCode[];

/** Status of a {@link DefectDojoProblemCode} when it is the stored connection that fails. Not 5xx: nothing of ours is broken. */
export const failedDependencyStatus = 424;
