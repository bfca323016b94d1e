import { certificateText } from './certificate-text.ts';
import type { ErrorText } from './error-text.ts';
import type { OutboundErrorCode, OutboundErrorDetails } from './outbound-error.ts';

type TextOf = (host: string, details: OutboundErrorDetails) => ErrorText;

const texts: Record<OutboundErrorCode, TextOf> = {
  invalid_request: (_host, { reason }) => ({
    message: `The request could not be built (${reason ?? 'unknown reason'}).`,
    advice: 'Check that the API key holds only plain letters, digits and punctuation.',
  }),
  request_too_long: (host, { headBytes, maxBytes }) => ({
    message: `The request to ${host} has ${headBytes} bytes without its body, and servers take ${maxBytes}.`,
    advice: 'Use a shorter name or shorter gateway headers, or serve the API below a shorter path.',
  }),
  unknown_host: (host) => ({
    message: `The host name ${host} does not exist.`,
    advice: 'Check the spelling of the URL and that the name is registered in public DNS.',
  }),
  name_resolution_failed: (host, { reason }) => ({
    message: `The name servers of ${host} gave no answer (${reason ?? 'unknown reason'}).`,
    advice: 'Usually passes by itself; if it stays, check the DNS set-up of the domain.',
  }),
  address_not_public: (host, { addresses = [] }) => ({
    message: `${host} has no address on the public internet: ${addresses.join(', ')}.`,
    advice: 'Use a host name whose addresses are reachable from the internet.',
  }),
  connection_refused: (host) => ({
    message: `${host} refused the connection.`,
    advice: 'Check the port, that the server is running, and that its firewall lets us in.',
  }),
  host_unreachable: (host, { reason }) => ({
    message: `There is no network route to ${host} (${reason ?? 'unknown reason'}).`,
    advice: 'Check that the host name points to a reachable address.',
  }),
  tls_failure: (host, details) =>
    certificateText(host, details) ?? {
      message: `No trusted TLS connection to ${host} (${details.reason ?? 'unknown reason'}).`,
      advice: 'Install a valid certificate for this host name, with its whole chain, from a public authority.',
    },
  timeout: (host, { limit, limitMs, phase }) => ({
    message: `${host} took too long: the ${limit} limit of ${limitMs} ms passed ${timeoutPhases[phase ?? 'connect']}.`,
    advice:
      phase === 'dns' || phase === 'connect'
        ? 'Check that the server is running and that its firewall lets us in.'
        : 'The server is slow or overloaded; it may still be working on the request.',
  }),
  connection_reset: (host) => ({
    message: `${host} closed the connection before its answer was complete.`,
    advice: 'Usually passes by itself; if it stays, check proxies and firewalls in front of the server.',
  }),
  cancelled: (host) => ({ message: `The request to ${host} was cancelled.`, advice: 'Send it again if still needed.' }),
  network_failure: (host, { reason }) => ({
    message: `The request to ${host} failed (${reason ?? 'unknown reason'}).`,
    advice: 'Usually passes by itself; if it stays, check the network in front of the server.',
  }),
  invalid_response: (host, { reason }) => ({
    message: `${host} did not answer in valid HTTP (${reason ?? 'unknown reason'}).`,
    advice: 'Check that the URL and port are those of the web server.',
  }),
  response_too_large: (host, { maxBytes }) => ({
    message: `The answer of ${host} is larger than allowed${maxBytes === undefined ? '' : ` (${maxBytes} bytes)`}.`,
    advice: 'Check that the URL points to the API and not to a download.',
  }),
  redirected: (host, { status, locationOrigin, isLogin }) => {
    const to = locationOrigin === undefined ? '' : ` to ${locationOrigin}`;
    if (isLogin) return { message: `${host} redirected us (${status})${to}, to log in there.`, advice: pastTheLogin };
    return {
      message: `${host} answered with a redirect (${status})${to}.`,
      advice: 'Redirects are not followed: use the URL of the API server itself, without login page or shortcut.',
    };
  },
  compressed_response_refused: (host, { contentEncoding }) => ({
    message: `${host} compressed its answer (${contentEncoding}) although asked not to.`,
    advice: 'Make the proxy in front of the server honour "Accept-Encoding: identity".',
  }),
  unexpected_status: (host, { status }) => ({
    message: `${host} answered with status ${status}.`,
    advice: 'See the answer of the server for the reason.',
  }),
  not_json: (host, { received, isLogin }) =>
    isLogin
      ? { message: `${host} answered with a login page where JSON was expected.`, advice: pastTheLogin }
      : {
          message: `${host} answered with ${received === 'empty' ? 'nothing' : received} where JSON was expected.`,
          advice:
            'Check that the URL is that of the API server, without login page or maintenance page in front of it.',
        },
  unexpected_shape: (host, { issues = [] }) => ({
    message: `The JSON of ${host} has an unexpected shape: ${issues.join('; ')}.`,
    advice: 'Check that the URL is that of the expected product in a supported version.',
  }),
};

/** Nobody logs in here: a service passes an access proxy by headers of its own. */
const pastTheLogin =
  'Where an access proxy stands in front, give the headers by which it lets services pass (gatewayHeaders), or let the path of the ' +
  'API pass without a login; else check the URL.';

const timeoutPhases = {
  dns: 'while its name was looked up',
  connect: 'while connecting',
  headers: 'before it answered',
  body: 'before its answer was complete',
};

/** One sentence that says what happened and one that says what to do. */
export function textOf(code: OutboundErrorCode, host: string, details: OutboundErrorDetails): ErrorText {
  return texts[code](host, details);
}
