import { pathWords, phrases, settingNames, type Theme } from './rule.ts';

/** What is kept of people, and what they would not want others to read. */
export const personalData: Theme = {
  endpoints: {
    'endpoint-people': {
      path: pathWords`customers? | patients? | employees? | students? | contacts? | subscribers? | guests? |
        candidates? | applicants? | drivers? | passengers? | residents? | citizens? | donors? | leads | owners? |
        address(?:es|s)? | people | persons?`,
      except: /ip-address|mac-address|email-address\/verify/,
      sentence: 'Data about people is handled here.',
      weights: { V14: 90 },
    },
    'endpoint-accounts': {
      path: pathWords`users? | accounts? | profiles? | members? | me | whoami | current-user`,
      except: /user-agent|\/debug\/|users?-guide|profiles?\/(?:cpu|heap)|pprof/,
      sentence: 'Accounts of people are handled here.',
      weights: { V14: 80 },
    },
    'endpoint-payments': {
      path: pathWords`payments? | payment-\w{1,20} | credit-?cards? | billing | invoices? | payouts? | refunds? |
        bank-?accounts? | ibans? | paypal | stripe | payroll | salar(?:y|ies) | loans? | insurance | tax(?:es)?`,
      sentence: 'Money of people is handled here.',
      weights: { V14: 100 },
    },
    'endpoint-purchases': {
      path: pathWords`orders? | check-?out | wallets? | transactions? | transfers? | balances? | cards? | bookings? |
        reservations? | donations? | purchases? | deliver(?:y|ies|ys) | track-order | order-history | baskets? |
        carts?`,
      sentence: 'What people buy or book is handled here.',
      weights: { V14: 60 },
    },
    'endpoint-privacy': {
      path: pathWords`data-?exports? | gdpr | data-?erasure | erasure | privacy-?requests? | personal-data |
        delete-account | export-my-data | kyc | ssn | passports?`,
      sentence: 'People’s rights over their data are handled here.',
      weights: { V14: 100 },
    },
    'endpoint-private-content': {
      path: pathWords`messages? | conversations? | chats? | inbox | mail-?box(?:es)? | e-?mails? | sms | phones? |
        positions? | locations? | geofences? | trips? | health-?records? | medical | appointments? | prescriptions? |
        diagnos[ei]s | consents? | ciphers | vaults? | secrets? | credentials?`,
      sentence: 'Private content is handled here.',
      weights: { V14: 60 },
    },
  },
  statements: {
    'wiki-personal-data': {
      phrases: phrases`personal (?:data|information|details) | personally identifiable | PII | GDPR | HIPAA |
        PCI(?:[- ]DSS)? | e-?mails?(?: addresses)? | phone numbers? |
        (?:postal|home|shipping|billing|delivery) addresses | names?, addresses |
        payments?(?: data| details| methods?| processing| providers?| gateway| transactions?)? |
        (?:credit )?cards? (?:data|details|numbers?) | credit cards? | IBANs? | bank accounts? | invoices? |
        location history | (?:GPS|device) (?:positions?|tracking|locations?) | medical | patients? | health records? |
        (?:chat|message|browsing|order) (?:history|logs?) | private messages? | direct messages? | customers? |
        date of birth | user (?:data|profiles?|information) |
        users?, (?:feeds?|articles?|addresses|settings|devices|orders|posts|messages|projects|teams|workspaces|albums|notes|accounts|roles|groups|comments|sessions) |
        accounts?,? (?:with|and|of|device) | sensitive (?:data|information|fields?) | privacy`,
      sentence: 'The description says what is kept of people.',
      weights: { V14: 60 },
    },
    'wiki-trade': {
      phrases: phrases`e-?commerce | (?:online|web) ?(?:shop|store|banking|shopping) | CRM | ERP | HR(?:MS)? |
        social network\w{0,3} | marketplace | booking (?:system|platform|service) | password manager | health ?care |
        payment (?:service|platform|system|api) | chat (?:app|platform|server|service) |
        messaging (?:app|platform|service) | e-?mail (?:server|client|service) | photo (?:management|library|backup) |
        pastebin | GPS tracking | dating | banking`,
      sentence: 'The description says that it deals with people’s own affairs.',
      weights: { V14: 50, V6: 20, V8: 20 },
    },
    'wiki-kept-secret': {
      phrases: phrases`(?:stored?|kept|saved) (?:only )?(?:encrypted|in encrypted form) |
        encrypted (?:documents?|data|pastes?|messages?|notes?|files?|storage|at rest|backups?|database|vault) |
        (?:data|messages?|notes?|text|pastes?|files?|documents?|stored data|contents?|attachments)\b[^.;]{0,25}\b(?:is|are|gets?) (?:\w{1,12} )?encrypted |
        end-to-end[- ]encrypt\w{1,4} | zero[- ]knowledge |
        encrypts (?:all |your |the )?(?:data|text|messages|files|notes|contents?) | encryption at rest |
        one-time secrets?`,
      sentence: 'The description says that content is kept from others.',
      weights: { V14: 70 },
    },
    'wiki-grants-kept': {
      phrases: phrases`consents?(?: sessions?| screen| flow| app)? | token signatures | stored tokens |
        (?:user|identity) (?:database|store|directory) | claims | scopes and claims`,
      sentence: 'The description says that what people granted is kept.',
      weights: { V14: 40 },
    },
  },
  settings: {
    'setting-personal': {
      names: settingNames`(?:STRIPE|PAYPAL|BRAINTREE|ADYEN|SMTP|MAILGUN|SENDGRID|TWILIO|EMAILS?)_[A-Z0-9]{1,20}`,
      sentence: 'A setting is about payments or messages to people.',
      weights: { V14: 40, V6: 10 },
    },
  },
  findings: {
    'finding-personal-data': {
      cwes: [200, 201, 212, 312, 313, 315, 316, 359, 524, 525, 532, 598, 921, 922],
      sentence: 'A finding is about data that leaks.',
      weights: { V14: 40 },
    },
    'finding-kept-personal-data': {
      cwes: [312, 359, 922, 315],
      sentence: 'A finding is about how private data is kept.',
      weights: { V14: 40 },
    },
    'finding-title-personal-data': {
      title: phrases`(?:users?|customers?|patients?|members?)(?:'s|s)?(?: profile| data| e-?mails?| address(?:es)?) |
        personal (?:data|information) | PII | e-?mails? | credit cards? | payments? | phone numbers? | positions of |
        orders? | invoices? | baskets? | user profile`,
      sentence: 'A finding speaks of people’s data.',
      weights: { V14: 40 },
    },
  },
};
