// Derived from the OWASP Application Security Verification Standard 5.0.0 and 4.0.3, © OWASP Foundation, licensed
// CC BY-SA 4.0: see ATTRIBUTION.md beside this file.

/** Every chapter: id, name, and how many requirements apply at L1, L2 and L3 (levels are cumulative). */
export const chapterRows = {
  '5.0.0': [
    ['V1', 'Encoding and Sanitization', 8, 27, 30],
    ['V2', 'Validation and Business Logic', 4, 11, 13],
    ['V3', 'Web Frontend Security', 8, 19, 31],
    ['V4', 'API and Web Service', 2, 10, 16],
    ['V5', 'File Handling', 4, 9, 13],
    ['V6', 'Authentication', 13, 35, 47],
    ['V7', 'Session Management', 6, 18, 19],
    ['V8', 'Authorization', 4, 7, 13],
    ['V9', 'Self-contained Tokens', 4, 7, 7],
    ['V10', 'OAuth and OIDC', 5, 29, 36],
    ['V11', 'Cryptography', 3, 14, 24],
    ['V12', 'Secure Communication', 3, 9, 12],
    ['V13', 'Configuration', 1, 13, 21],
    ['V14', 'Data Protection', 2, 9, 13],
    ['V15', 'Secure Coding and Architecture', 3, 13, 21],
    ['V16', 'Security Logging and Error Handling', 0, 16, 17],
    ['V17', 'WebRTC', 0, 7, 12],
  ],
  '4.0.3': [
    ['V1', 'Architecture, Design and Threat Modeling', 0, 38, 39],
    ['V2', 'Authentication', 27, 53, 57],
    ['V3', 'Session Management', 12, 18, 20],
    ['V4', 'Access Control', 8, 9, 9],
    ['V5', 'Validation, Sanitization and Encoding', 27, 30, 30],
    ['V6', 'Stored Cryptography', 1, 13, 16],
    ['V7', 'Error Handling and Logging', 3, 12, 12],
    ['V8', 'Data Protection', 7, 15, 17],
    ['V9', 'Communication', 3, 7, 8],
    ['V10', 'Malicious Code', 3, 5, 10],
    ['V11', 'Business Logic', 5, 8, 8],
    ['V12', 'Files and Resources', 11, 15, 15],
    ['V13', 'API and Web Service', 6, 13, 13],
    ['V14', 'Configuration', 15, 23, 24],
  ],
} as const;
