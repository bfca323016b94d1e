/** A score and the vector it is computed from. */
export type Rating = readonly [score: number, vector: string];

const v31 = (score: number, metrics: string): Rating => [score, `CVSS:3.1/${metrics}`];
const v40 = (score: number, metrics: string): Rating => [score, `CVSS:4.0/${metrics}`];

/** What an attacker needs and gets, rated in both versions of CVSS. */
export const ratings = {
  anonymousTakeover: [
    v31(9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'),
    v40(9.3, 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'),
  ],
  platformTakeover: [
    v31(9.9, 'AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H'),
    v40(10, 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H'),
  ],
  userTakeover: [
    v31(8.8, 'AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H'),
    v40(8.7, 'AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'),
  ],
  adminTakeover: [
    v31(7.2, 'AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H'),
    v40(8.6, 'AV:N/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'),
  ],
  userReadAndChange: [
    v31(8.1, 'AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N'),
    v40(8.6, 'AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N'),
  ],
  innerNetworkRead: [
    v31(7.7, 'AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:N/A:N'),
    v40(8.3, 'AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N'),
  ],
  anonymousRead: [
    v31(7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N'),
    v40(8.7, 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
  stall: [
    v31(7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H'),
    v40(8.7, 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N'),
  ],
  userRead: [
    v31(6.5, 'AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N'),
    v40(7.1, 'AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
  userChange: [
    v31(6.5, 'AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:N'),
    v40(7.1, 'AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N'),
  ],
  reflectedScript: [
    v31(6.1, 'AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N'),
    v40(5.3, 'AV:N/AC:L/AT:N/PR:N/UI:P/VC:L/VI:L/VA:N/SC:L/SI:L/SA:N'),
  ],
  storedScript: [
    v31(5.4, 'AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N'),
    v40(5.1, 'AV:N/AC:L/AT:N/PR:L/UI:P/VC:L/VI:L/VA:N/SC:L/SI:L/SA:N'),
  ],
  anonymousPeek: [
    v31(5.3, 'AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N'),
    v40(6.9, 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
  adminRead: [
    v31(4.9, 'AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:N/A:N'),
    v40(6.9, 'AV:N/AC:L/AT:N/PR:H/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
  userPeek: [
    v31(4.3, 'AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N'),
    v40(5.3, 'AV:N/AC:L/AT:N/PR:L/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
  hardPeek: [
    v31(3.1, 'AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N'),
    v40(2.3, 'AV:N/AC:H/AT:P/PR:L/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
  adminPeek: [
    v31(2.7, 'AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:N'),
    v40(2, 'AV:N/AC:H/AT:N/PR:H/UI:P/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N'),
  ],
} as const satisfies Record<string, readonly [Rating, Rating]>;

export type RatingName = keyof typeof ratings;
