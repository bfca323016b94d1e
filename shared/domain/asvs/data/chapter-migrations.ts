// Derived from the OWASP Application Security Verification Standard 5.0.0 and 4.0.3, © OWASP Foundation, licensed
// CC BY-SA 4.0: see ATTRIBUTION.md beside this file.
import type { AsvsVersion } from '../standard/asvs-version.ts';
import { type ChapterId, chapterIdSchema } from '../standard/chapter.ts';

/** Where a chapter's requirements went in the other version. */
export interface ChapterMigration {
  /** The chapters that succeed it. Empty: it has no counterpart. */
  readonly carriedTo: readonly ChapterId[];
  /** Chapters that took over a smaller part: shown to a person, not taken over. */
  readonly offered: readonly ChapterId[];
  /** The result always asks for a person's look: it was split, dissolved, or keeps little more than its name. */
  readonly isAmbiguous: boolean;
  /** Why, in a sentence or two that a person can read. */
  readonly why: string;
}

const clear = migration(false);
const ambiguous = migration(true);

/**
 * Chapter by chapter, out of the version that is the key into the other one.
 * The map is not its own inverse. A row tells what succeeds a chapter, what is offered, and why; `-` is none.
 */
export const chapterMigrationsFrom: Readonly<Record<AsvsVersion, Readonly<Record<string, ChapterMigration>>>> = {
  '5.0.0': {
    V1: clear`V5 | - | 4.0.3 V5 holds 20 of the 22 ancestors.`,
    V2: ambiguous`V5 V11 | V1 | 5.0 V2 joins 4.0.3 5.1 (validation) with V11 (business logic): two chapters come back.`,
    V3: ambiguous`V14 | V3 V5 V13 | No 4.0.3 chapter of its own: headers in V14.4 (9), cookies in V3.4 (4), redirects/framing in V5 (3), CORS/CSRF in V13/V4.`,
    V4: ambiguous`V13 | V14 | By name V13; only 2 of 16 moved, 12 new. GraphQL is 13.4, WebSocket has no 4.0.3 home.`,
    V5: clear`V12 | - | 10 of 11 ancestors.`,
    V6: clear`V2 | - | 43 of 45 ancestors.`,
    V7: clear`V3 | - | All 13 ancestors.`,
    V8: clear`V4 | - | All 4 strong ancestors (9 new).`,
    V9: ambiguous`V3 | - | 4.0.3 has only section 3.5 (token-based session management); 6 of 7 are new.`,
    V10: ambiguous`- | V2 V3 | New in 5.0: 35 of 36 have no ancestor (only 3.5.1). 4.0.3 cannot express it; V2 is offered by judgement (no requirement pair), V3 for 3.5.1.`,
    V11: clear`V6 | - | 16 of 23 ancestors (the rest 2.8/2.9 and 1.6).`,
    V12: clear`V9 | - | 6 of 7 ancestors.`,
    V13: ambiguous`V14 | V1 V6 | Equal thirds: 14.x configuration (4), 2.10 service authentication (4), 1.x (4), 4.x (3); secrets from 6.4 (2).`,
    V14: clear`V8 | - | 8 of 16; rest 1.8, 3.x, 6.1.`,
    V15: ambiguous`V14 | V1 V10 | 14.2 dependencies (7) plus 1.x (4); 4.0.3 V10 is the nearest by intent but gave only one requirement.`,
    V16: clear`V7 | - | 11 of 16 ancestors.`,
    V17: ambiguous`- | - | New in 5.0 (WebRTC): no ancestor at all. Dropped on downgrade; keep it stored under 5.0.`,
  },
  '4.0.3': {
    V1: ambiguous`- | V13 V15 V2 V11 V14 | Chapter dissolved: 13 of 39 deleted (process/documentation), the rest spread over 11 chapters as the x.1 "Documentation" sections. No successor.`,
    V2: clear`V6 | V13 | 43 of 49 surviving requirements go to V6; service-to-service authentication (2.10) goes to V13, look-up/crypto secrets to V11.`,
    V3: ambiguous`V7 | V3 V9 V10 | Core goes to V7. Cookie attributes (3.4) go to V3 (browser apps only), 3.5.3 stateless tokens became V9, 3.5.1 went to V10 (OAuth only).`,
    V4: clear`V8 | V13 | V8 is the successor; 4.3.2 (directory listing / metadata) and least-privilege items go to V13, CSRF (4.2.2) to V3.`,
    V5: ambiguous`V1 V2 | V3 V15 | SPLIT: encoding, sanitisation, deserialisation to V1 (20), input validation (5.1) to V2 (3), redirect/framing items to V3 (3), mass assignment etc. to V15 (2).`,
    V6: clear`V11 | V13 V14 | V11 is the successor; secret management (6.4) goes to V13.3, private-data encryption (6.1) to V14.`,
    V7: clear`V16 | - | One to one (11 of 11 surviving).`,
    V8: clear`V14 | - | One to one (8 of 9; log access to V16). 7 of 17 deleted.`,
    V9: clear`V12 | - | One to one (6 of 7; TLS logging to V16).`,
    V10: ambiguous`- | V15 | Dropped: 9 of 10 deleted as out of scope or impractical; only 10.3.2 (-> V15 / integrity) survives.`,
    V11: clear`V2 | - | 6 of 7 to V2 (2.3 Business Logic, 2.4 Anti-automation); race conditions to V15.4.`,
    V12: clear`V5 | - | 10 to V5; SSRF (12.6.1) is covered by V1.3 / V13.2 and file extension serving by V13.4.`,
    V13: ambiguous`V4 | V3 | Name-successor is V4 but only 2 requirements moved there; as many went to V3 (CORS/CSRF). V4 is 12/16 new (HTTP smuggling, GraphQL, WebSocket).`,
    V14: ambiguous`V13 | V3 V15 | SPLIT three ways: HTTP security headers to V3 (9), dependencies and build to V15 (7), actual configuration to V13 (4). The name-successor V13 gets the smallest share.`,
  },
};

function migration(isAmbiguous: boolean): (row: TemplateStringsArray) => ChapterMigration {
  return ([row = '']) => {
    const [carriedTo = '', offered = '', why = ''] = row.split(' | ');
    return { carriedTo: chapters(carriedTo), offered: chapters(offered), isAmbiguous, why };
  };
}

function chapters(ids: string): ChapterId[] {
  return ids === '-' ? [] : ids.split(' ').map((id) => chapterIdSchema.parse(id));
}
