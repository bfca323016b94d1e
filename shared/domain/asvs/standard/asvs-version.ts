import * as z from 'zod';

/** The versions of the OWASP ASVS that a connection may follow, the newest first. */
export const asvsVersions = ['5.0.0', '4.0.3'] as const;

/** See {@link asvsVersions}. */
export const asvsVersionSchema = z.enum(asvsVersions);

/** See {@link asvsVersions}. */
export type AsvsVersion = z.infer<typeof asvsVersionSchema>;

/** What a connection follows unless a person chooses otherwise. */
export const latestAsvsVersion: AsvsVersion = asvsVersions[0];
