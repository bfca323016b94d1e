/** What every occurrence of a problem has in common. */
export interface ProblemKind {
  readonly status: number;
  /** Short and the same for every occurrence. */
  readonly title: string;
  /** What to do, where an occurrence knows nothing better. */
  readonly advice: string;
}

/** Declares kinds of problems that share a status. */
function kind(status: number) {
  return (title: string, advice: string): ProblemKind => ({ status, title, advice });
}

const badRequest = kind(400);
const notFound = kind(404);
const conflict = kind(409);
/** The URL, key or product came with the request. */
const unprocessable = kind(422);
const unavailable = kind(503);

/** The request itself is wrong, or whoever sent it may not. */
const requestProblems = {
  not_authenticated: kind(401)(
    'Not signed in',
    'Sign in again and send the access token as "Authorization: Bearer …".',
  ),
  team_missing: kind(403)('No team', 'Choose a team in Gecko and sign in again; the access token must name the team.'),
  role_not_allowed: kind(403)('Role not allowed', 'Ask an Admin or Manager of the team.'),
  route_not_found: notFound('No such route', 'See /v1/openapi.json for the routes.'),
  method_not_allowed: kind(405)('Method not allowed', 'Use one of the methods in "Allow".'),
  body_too_large: kind(413)('Body too large', 'Send less in one request.'),
  content_type_unsupported: kind(415)('Not JSON', 'Send the body as JSON with "Content-Type: application/json".'),
  body_not_json: badRequest('Body is not JSON', 'Send one well-formed JSON object.'),
  request_invalid: badRequest('Invalid request', 'Correct what "errors" points at.'),
  cursor_invalid: badRequest('Invalid cursor', 'Start again from the first page, without cursor.'),
  precondition_failed: kind(412)('Changed meanwhile', 'Read it again and repeat the change with its new ETag.'),
  changed_meanwhile: conflict('Changed meanwhile', 'Try again.'),
  too_many_removals: conflict(
    'Too many removals',
    'Preview the file with dryRun=true, then send it again with maxRemovals as large as what it may remove.',
  ),
  gecko_unavailable: unavailable(
    'Gecko unavailable',
    'Try again in a minute. If it stays, tell Gecko support the requestId.',
  ),
  internal_error: kind(500)('Internal error', 'Try again. If it stays, tell Gecko support the requestId.'),
};

/** The team's own data stand in the way. */
const stateProblems = {
  not_connected: conflict('Not connected', 'Connect DefectDojo first.'),
  key_lost: conflict('Key does not belong to the connection', 'Connect again with the URL and an API v2 key.'),
  key_not_destroyed: unavailable(
    'Key not destroyed',
    'Revoke the key in DefectDojo, so that nobody can use it, and repeat the request. If it stays, tell Gecko support the requestId.',
  ),
  exports_paused: conflict('Exports paused', 'Turn on "Push on scan complete".'),
  gecko_key_missing: conflict('No Gecko API key', "Have Gecko's operators store a Gecko API key for the team."),
  mapping_not_found: notFound('No such mapping', 'List the mappings to see which there are.'),
  run_not_found: notFound('No such run', 'List the runs of the mapping; they are kept for 90 days.'),
  preview_not_found: notFound('No such preview', 'Ask for a new preview; they are kept for a day.'),
  nothing_to_revert: conflict('Nothing to revert', 'Choose a run whose counts tell that it closed findings.'),
  hold_not_found: notFound('Nothing waits', 'Nothing has to be decided.'),
  hold_replaced: conflict('Hold replaced meanwhile', 'Look at what waits now, and decide about that with its runId.'),
  hold_decided: conflict('Already decided', 'Wait for the sync that carries the decision out.'),
  sync_not_found: notFound('No such sync', 'Use the link that the request for the sync was answered with.'),
  asvs_version_differs: conflict(
    'Another ASVS version',
    'Read the profile again: sections mean something else in each version.',
  ),
  already_mapped: conflict('Already mapped', 'Change the existing mapping, or remove it first.'),
};

/**
 * What a connection attempt, or any later talk to DefectDojo, can run into. The status is 422 where the cause came with
 * the request, and 424 where the stored connection no longer works.
 */
const defectDojoProblems = {
  url_invalid: unprocessable(
    'URL cannot be used',
    'Give the address as shown in the browser, for example https://dojo.example.com.',
  ),
  address_not_public: unprocessable(
    'Address is not public',
    "Publish DefectDojo under a name with a public address, and let only Gecko's egress addresses through its firewall.",
  ),
  unknown_host: unprocessable(
    'Host name unknown',
    'Check the spelling of the URL and that the name is registered in public DNS.',
  ),
  name_resolution_failed: unprocessable(
    'Name servers do not answer',
    'Try again; if it stays, check the DNS set-up of the domain.',
  ),
  connection_refused: unprocessable(
    'Connection refused',
    "Check the port, that the server is running, and that its firewall lets Gecko's egress addresses in.",
  ),
  host_unreachable: unprocessable(
    'Host unreachable',
    "Check that the server is running and that its firewall lets Gecko's egress addresses in.",
  ),
  tls_failure: unprocessable(
    'No trusted TLS connection',
    'Install a valid certificate for this host name, with its whole chain, from a public authority, or give the authority of your own that signed it.',
  ),
  timeout: unprocessable(
    'No answer in time',
    "Check that the server is running, is not overloaded, and that its firewall lets Gecko's egress addresses in.",
  ),
  not_defectdojo: unprocessable(
    'Not a DefectDojo',
    'Give the URL of DefectDojo itself, without login page or other service in front of its API.',
  ),
  login_page: unprocessable(
    'Login page in front',
    'Give the headers by which the access proxy in front of DefectDojo lets services pass (gatewayHeaders), or let /api/v2/ pass without a login.',
  ),
  answer_unreadable: unprocessable(
    'Answer cannot be read',
    'Make the proxy in front of DefectDojo pass its answers on uncompressed and whole.',
  ),
  access_blocked: unprocessable(
    'Access blocked',
    "Let Gecko's egress addresses pass the proxy or firewall in front of DefectDojo, or give the headers that it asks for.",
  ),
  key_rejected: unprocessable(
    'API key rejected',
    'Copy the API v2 key again from the user profile in DefectDojo; it may have been rotated.',
  ),
  key_expired: unprocessable(
    'API key expired',
    'Make a new API v2 key in the user profile in DefectDojo, or have its admin extend the old one.',
  ),
  permission_denied: unprocessable(
    'Key lacks a right',
    "Give the key's user the Maintainer role (on 3.x: authorize the user) on the product type.",
  ),
  no_product_type_visible: unprocessable(
    'Key sees no product',
    "Give the key's user the Maintainer role (on 3.x: authorize the user) on one product type.",
  ),
  version_too_old: unprocessable('DefectDojo too old', 'Update DefectDojo to 2.45.1 or later.'),
  defectdojo_unavailable: unprocessable(
    'DefectDojo unavailable',
    'Try again in a minute; if it stays, look at the state of the DefectDojo server.',
  ),
  request_rejected: unprocessable('DefectDojo refused', 'Correct what DefectDojo complains about.'),
};

/** What stands in front of DefectDojo cannot be told so. */
const gatewayProblems = {
  certificate_authority_invalid: unprocessable(
    'Certificate authority cannot be used',
    'Give the certificate of the authority that signed the certificate of the server, as PEM.',
  ),
};

/** A product cannot be chosen or made. */
const productProblems = {
  product_not_visible: unprocessable(
    'No such product',
    "Choose a product from the list, or give the key's user access to it.",
  ),
  product_name_differs_in_case: conflict(
    'Product with almost this name exists',
    'Choose one of "candidates" by id, or a name that differs in more than upper and lower case.',
  ),
  product_has_another_name: conflict(
    'Product has another name',
    'Give the id of the product that was meant, or the name that it has, or no name: the id of one instance means something else on another.',
  ),
  product_type_not_visible: unprocessable(
    'No such product type',
    "Choose a product type from the list, or give the key's user access to it.",
  ),
  may_not_create_products: unprocessable(
    'Key may not create products',
    "Choose an existing product, or give the key's user the Maintainer role (on 3.x: authorize the user) on the product type.",
  ),
  may_not_import: unprocessable(
    'Key may not import findings',
    "Give the key's user at least the Writer role (on 3.x: authorize the user) on the product.",
  ),
};

/** A choice about the ASVS cannot be taken. */
const asvsProblems = {
  section_unknown: unprocessable(
    'No such section',
    'Choose from the sections of the ASVS version that the connection follows.',
  ),
};

/** Every kind of problem by its stable code: the API answers with no other. */
export const problemCatalogue = {
  ...requestProblems,
  ...stateProblems,
  ...defectDojoProblems,
  ...gatewayProblems,
  ...productProblems,
  ...asvsProblems,
};

/** Stable code of a kind of problem. */
export type ProblemCode = keyof typeof problemCatalogue;

/** Codes of what talking to DefectDojo can run into. */
export type DefectDojoProblemCode = keyof typeof defectDojoProblems;

/** Every {@link DefectDojoProblemCode}. */
export const defectDojoProblemCodes = Object.keys(defectDojoProblems) as DefectDojoProblemCode[];

/** What choosing a product can run into. */
export const productProblemCodes = Object.keys(productProblems) as (keyof typeof productProblems)[];

/** Status of a {@link DefectDojoProblemCode} when it is the stored connection that fails. Not 5xx: nothing of ours is broken. */
export const failedDependencyStatus = 424;
