import type { Organization, Team } from '../model';

/** The shape of the live service: several fields that are documented as strings are null. */
export const teamOutput = ({ id, name, slug, timeZone, weekStart, organizationId }: Team) => ({
  id,
  parentId: organizationId,
  name,
  slug,
  logoUrl: null,
  calVideoLogo: null,
  appLogo: null,
  appIconLogo: null,
  bio: null,
  hideBranding: false,
  isOrganization: false,
  isPrivate: false,
  hideBookATeamMember: false,
  metadata: {},
  theme: null,
  brandColor: null,
  darkBrandColor: null,
  bannerUrl: null,
  timeFormat: null,
  timeZone,
  weekStart,
});

/** An organization among teams: a sub-organization in the list of its parent. */
export const organizationOutput = ({ parentId, ...organization }: Organization) => ({
  ...teamOutput({ ...organization, accountId: 0, organizationId: parentId, weekStart: 'Monday' }),
  isOrganization: true,
});
