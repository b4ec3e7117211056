export const KNOWN_VERSIONS = [
  '2024-04-15',
  '2024-06-11',
  '2024-06-14',
  '2024-08-13',
  '2024-09-04',
  '2026-02-25',
  '2026-05-01',
  '2026-06-12',
] as const;

export type ApiVersion = (typeof KNOWN_VERSIONS)[number];

/** The first contract of the API; its booking routes also answer the two versions that followed. */
export const OLDEST_VERSIONS: readonly ApiVersion[] = ['2024-04-15', '2024-06-11', '2024-06-14'];

/** An absent or unknown version is the oldest one, without error or warning, so such a call is misrouted. */
export function resolveVersion(header: string | string[] | undefined): ApiVersion {
  return KNOWN_VERSIONS.find((version) => version === header) ?? '2024-04-15';
}
