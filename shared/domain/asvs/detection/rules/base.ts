import { takesInput } from '../input/endpoint.ts';
import { phrases, subjectIs, type Theme } from './rule.ts';

/** What every service has, and what libraries, tools and infrastructure have instead. */
export const base: Theme = {
  endpoints: {
    'endpoint-input': {
      path: /./,
      when: takesInput,
      sentence: 'It takes input, which must not reach an interpreter or a page as it is.',
      weights: { V1: 100 },
    },
    'endpoint-any': {
      path: /./,
      sentence:
        'It is served over the network: requests are checked, sent by TLS, logged, and the service is configured.',
      weights: { V2: 100, V4: 100, V12: 100, V13: 100, V16: 100 },
    },
    'endpoint-graphql': {
      path: /(?:^|[^a-z])graph-?i?ql(?![a-z])/,
      sentence: 'It takes GraphQL queries.',
      weights: { V4: 100 },
    },
    'endpoint-socket': {
      path: /./,
      methods: ['WS', 'WSS', 'WEBSOCKET', 'SUBSCRIPTION'],
      sentence: 'It is a WebSocket.',
      weights: { V4: 100 },
    },
  },
  statements: {
    'wiki-interpreters': {
      phrases: phrases`SQL injection | command injection | XXE | SSRF | template injection | deserializ\w{1,6} |
        sanitiz\w{1,4} | escap(?:es|ing) (?:html|output)`,
      sentence: 'The description speaks of input that reaches interpreters.',
      weights: { V1: 50 },
    },
  },
  subjects: {
    'subject-connections': {
      subject: subjectIs`http | https | tls | ssl | mqtt | smtp | ssh | vpn | certificates? | websockets? | grpc |
        network(?:ing)? | requests | e-?mail sending | webrtc`,
      sentence: 'The repository makes or takes network connections.',
      weights: { V12: 60 },
      isAboutAuthentication: false,
    },
    'subject-checked-certificates': {
      subject:
        /\b(?:tls|ssl|certificates?)\b[^.;]{0,50}\b(?:verif\w{1,8}|validat\w{1,4}|client|switched off|handshake|by default|pinning)\b|\bhttp client librar(?:y|ies)\b|\bhttp (?:client|librar(?:y|ies))\b/i,
      sentence: 'The repository checks whom it talks to.',
      weights: { V12: 60 },
      isAboutAuthentication: false,
    },
    'subject-infrastructure': {
      subject:
        /\b(?:terraform|helm|ansible|kubernetes|cloudformation|pulumi|docker|container|k8s|infrastructure|nixos|puppet|chef)\b[^.;]{0,40}\b(?:modules?|charts?|roles?|playbooks?|manifests?|templates?|images?|operators?|stacks?|configurations?|as code|clusters?|compose)\b/i,
      sentence: 'The repository sets up infrastructure.',
      weights: { V13: 100 },
      isAboutAuthentication: false,
    },
    'subject-parser': {
      subject: subjectIs`html | xml | yaml | markdown | template | templating | sanitiz(?:er|ing|ation) | escaping |
        sql | orm | query builder | serializ(?:er|ation) | deserializ(?:er|ation) | parser | shell |
        expression language`,
      sentence: 'The repository turns untrusted text into something that is interpreted.',
      weights: { V1: 60 },
      isAboutAuthentication: false,
    },
  },
  findings: {
    'finding-interpreter': {
      cwes: [
        74, 75, 77, 78, 79, 80, 83, 87, 88, 89, 90, 91, 94, 95, 96, 97, 98, 113, 116, 120, 125, 134, 416, 502, 564, 611,
        643, 652, 776, 787, 917, 943, 1236, 1333, 1336,
      ],
      sentence: 'A finding is about data that reaches an interpreter or parser.',
      weights: { V1: 100 },
    },
    'finding-foreign-address': {
      cwes: [918, 407, 674],
      sentence: 'A finding is about input that steers the server.',
      weights: { V1: 50 },
    },
    'finding-connection': {
      cwes: [295, 296, 297, 298, 299, 319, 523, 599],
      sentence: 'A finding is about connections.',
      weights: { V12: 100 },
    },
    'finding-configuration': {
      cwes: [15, 260, 489, 497, 540, 548, 1188],
      sentence: 'A finding is about configuration.',
      weights: { V13: 100 },
    },
    'finding-logging': {
      cwes: [117, 209, 532, 778],
      sentence: 'A finding is about logs or errors.',
      weights: { V16: 100 },
    },
  },
};
