import { isServerAtLeast, mitigatedDateSince, parseServerVersion, type ServerVersion } from './server-version.ts';

/** First version that takes our findings at all, although not the dates on which they were fixed (2.38.4, measured). */
const oldestUsable: ServerVersion = { major: 2, minor: 38, patch: 0 };

/** Oldest usable version, for people. */
export const oldestVersion = asText(oldestUsable);
/** Oldest version that does everything, for people. */
export const supportedVersion = asText(mitigatedDateSince);

/** How well a version of DefectDojo is supported. */
export type VersionSupport = 'full' | 'limited' | 'none' | 'unknown';

/** Judges a version such as `3.2.0` or `3.3.0-dev`; `undefined` is one that the server hides. */
export function versionSupport(text: string | undefined): VersionSupport {
  const version = text === undefined ? undefined : parseServerVersion(text);
  if (version === undefined) return 'unknown';
  if (isServerAtLeast(version, mitigatedDateSince)) return 'full';
  return isServerAtLeast(version, oldestUsable) ? 'limited' : 'none';
}

function asText({ major, minor, patch }: ServerVersion): string {
  return `${major}.${minor}.${patch}`;
}
