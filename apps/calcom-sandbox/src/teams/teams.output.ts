import type { Team } from '../model';

/** The shape of the live service: several fields that are documented as strings are null. */
export const teamOutput = ({ id, name, slug, timeZone, weekStart }: Team) => ({
  id,
  parentId: null,
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
