/** Versions of the Graph API that are served, with the moment (ms UTC) at which each ends. Source: facebook.md section 1. */
const VERSIONS: readonly { readonly major: number; readonly endsAt: number }[] = [
  { major: 21, endsAt: Date.UTC(2027, 0, 21) },
  { major: 22, endsAt: Date.UTC(2027, 4, 20) },
  { major: 23, endsAt: Date.UTC(2027, 9, 8) },
  { major: 24, endsAt: Date.UTC(2028, 1, 18) },
  { major: 25, endsAt: Date.UTC(2028, 6, 29) },
  { major: 26, endsAt: Number.POSITIVE_INFINITY },
];

/** The newest version, which an answer about a dead one recommends. */
export const LATEST_VERSION = 'v26.0';
/** What the app is told to use when the seller has not said otherwise. */
export const DEFAULT_VERSION = 'v25.0';

const VERSION = /^v(\d+)\.(\d+)$/;

/** What a first path segment says: `absent` when it is no version at all, as in `/me`. */
export function versionState(segment: string, now: number): 'live' | 'ended' | 'unknown' | 'absent' {
  const [, major, minor] = VERSION.exec(segment) ?? [];
  if (major === undefined) return 'absent';
  const known = VERSIONS.find((version) => version.major === Number(major) && minor === '0');
  if (known !== undefined) return known.endsAt > now ? 'live' : 'ended';
  return Number(major) < (VERSIONS[0]?.major ?? 0) ? 'ended' : 'unknown';
}
