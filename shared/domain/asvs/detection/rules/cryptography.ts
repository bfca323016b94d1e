import { pathWords, phrases, settingNames, subjectIs, type Theme } from './rule.ts';

const algorithms = String.raw`AES(?:-?\d{3})?(?:-(?:GCM|CBC|CTR|SIV))? | \d{3}-?\s?bits? AES | RSA(?:-\w{2,6})? |
  [REHP]S(?:256|384|512) | Ed25519 | X25519 | ECDSA | ECDH | ChaCha20(?:-Poly1305)? | Poly1305 |
  HMAC(?:-SHA-?\d{1,3})? | PBKDF2 | bcrypt | argon2(?:id?)? | scrypt | HKDF | libsodium | NaCl | OpenPGP |
  PGP(?! keys?) | GnuPG(?! keys?)`;

/** Encryption, hashes, signatures, keys and random values. */
export const cryptography: Theme = {
  endpoints: {
    'endpoint-cryptography': {
      path: pathWords`encrypt(?:ion|ed)? | decrypt(?:ion)? | encryption-?keys? | ciphers? | kms | hsm | hmac |
        key-?stores? | key-?pairs? | seal | unseal | transit | pgp(?:-keys?)? | gpg(?:-keys?)?`,
      sentence: 'Data or keys are encrypted here.',
      weights: { V11: 100 },
    },
    'endpoint-signatures': {
      path: pathWords`sign | signatures? | verify-signature | certificates? | csr | pki | keys?/rotate |
        secrets?/rotate | rotate-(?:keys?|secrets?) | public-?keys? | private-?keys?`,
      sentence: 'Signatures, certificates or keys are handled here.',
      weights: { V11: 70 },
    },
    'endpoint-own-keys': {
      path: pathWords`api-?keys? | access-?keys? | personal-access-tokens? | access-tokens? | api-?tokens?`,
      sentence: 'Random secrets are issued here.',
      weights: { V11: 40, V6: 40, V8: 30 },
    },
  },
  statements: {
    'wiki-algorithms': {
      phrases: phrases`${algorithms}`,
      sentence: 'The description names a cryptographic algorithm.',
      weights: { V11: 70 },
    },
    'wiki-digests': {
      phrases: phrases`SHA-?(?:1|2|256|384|512|3) | MD5 | checksums? | digests?`,
      sentence: 'The description names a digest.',
      weights: { V11: 30 },
    },
    'wiki-encryption': {
      phrases: phrases`(?<!let['’]s )encrypt(?:s|ed|ion|ing)?(?! (?:sni|connections?|traffic|transport|communications?|channels?|https?)) |
        decrypt(?:s|ed|ion|ing)? | end-to-end[- ]encrypt\w{1,4} | E2EE | zero[- ]knowledge |
        cryptograph(?:y|ic|ically)`,
      sentence: 'The description says that something is encrypted.',
      weights: { V11: 70 },
    },
    'wiki-keys': {
      phrases: phrases`signing (?:keys?|secrets?) | encryption keys? | master keys? |
        key (?:rotation|management|derivation|pairs?|exchange) | rotat(?:e|es|ing) keys |
        (?:is|are) signed(?: with| by| using)? | signed (?:with|URLs?|cookies?|webhooks?|payloads?) |
        signature verification | HSM | KMS | JSON web keys? | secure random | random (?:session )?tokens? |
        password hash(?:es|ing)? | hashed | public[- ]key | private keys?`,
      sentence: 'The description says how keys, hashes or signatures are used.',
      weights: { V11: 50 },
    },
  },
  settings: {
    'setting-key': {
      names: settingNames`(?:ENCRYPTION|SIGNING|PRIVATE|MASTER|HMAC|CRYPTO)_(?:KEY|SECRET)`,
      sentence: 'A setting holds a cryptographic key.',
      weights: { V11: 80 },
    },
    'setting-secret': {
      names: settingNames`SECRET_KEY | SECRET_KEY_BASE | APP_SECRET | APP_KEY | AUTH_SECRET`,
      sentence: 'A setting holds a secret that signs or encrypts.',
      weights: { V11: 50, V7: 20 },
    },
  },
  subjects: {
    'subject-cryptography': {
      subject: subjectIs`cryptograph(?:y|ic) | crypto | encrypt(?:ion|ing|ed|s)? | decrypt(?:ion)? | ciphers? |
        hashing | password hash(?:es|ing) | signatures? | digital signing | key management | secrets? management |
        secrets | password managers? | openpgp | pgp | tls | ssl | certificates? | bcrypt | argon2 | scrypt | aes |
        rsa | end-to-end encryption`,
      sentence: 'The repository is about cryptography.',
      weights: { V11: 100 },
      isAboutAuthentication: false,
    },
  },
  findings: {
    'finding-cryptography': {
      cwes: [
        310, 320, 321, 322, 323, 324, 325, 326, 327, 328, 329, 330, 331, 332, 333, 334, 335, 336, 337, 338, 340, 347,
        757, 759, 760, 780, 916, 1204, 1240, 1241,
      ],
      sentence: 'A finding is about cryptography.',
      weights: { V11: 70 },
    },
    'finding-title-cryptography': {
      title: phrases`${algorithms} | SHA-?(?:1|2|256|384|512|3) | MD5 | hash(?:es|ed|ing)? | encrypt\w{0,4} |
        decrypt\w{0,4} | ciphers? | signatures? | random(?:ness)? | nonces? | salt | cryptograph\w{1,4} |
        timing (?:attack|side) | constant[- ]time`,
      sentence: 'A finding speaks of cryptography.',
      weights: { V11: 40 },
    },
  },
  files: {
    'file-cryptography': {
      file: pathWords`crypto | cryptography | encrypt(?:ion)? | cipher | aes | rsa | hmac | hash(?:er|ing)? | signing |
        keystore | keyring`,
      sentence: 'A source file is about cryptography.',
      weights: { V11: 40 },
    },
  },
};
