import { isDeepStrictEqual } from 'node:util';
import type { CalcomEventType, Listed } from '@app/calcom-client';
import type { TenantContext } from '@app/tenancy';

/** What Cal.com lists for one team. */
export interface TeamListing extends Listed<CalcomEventType> {
  teamId: number;
  calcomTeamId: number;
}

/** Columns that a sync may overwrite. */
export const FROM_CALCOM = [
  'serviceId',
  'title',
  'slug',
  'description',
  'duration',
  'durationOptions',
  'price',
  'currency',
  'isActive',
  'requiresConfirmation',
  'confirmationPolicy',
  'bookingFields',
  'locations',
  'seats',
  'schedulingType',
  'hostIds',
  'recurrence',
  'minimumNoticeMinutes',
  'metadata',
] as const;
/** Overwritten with them, and no reason to write. */
export const STAMPS = ['lastSyncedAt', 'updatedAt'] as const;

export type Row = ReturnType<typeof rowOf>;

export const differs = (row: Row, stored: Pick<Row, (typeof FROM_CALCOM)[number]> | undefined): boolean =>
  stored === undefined || FROM_CALCOM.some((column) => !isDeepStrictEqual(row[column], stored[column]));

export const distinct = (listed: CalcomEventType[]): CalcomEventType[] => [
  ...new Map(listed.map((eventType) => [eventType.id, eventType])).values(),
];

export function rowOf(
  tenant: TenantContext,
  teamId: number,
  listed: CalcomEventType,
  serviceId: number | null,
  requestedAt: Date,
) {
  return {
    companyId: tenant.companyId,
    teamId,
    calcomEventTypeId: listed.id,
    serviceId,
    title: listed.title,
    slug: listed.slug,
    description: listed.description,
    duration: listed.lengthInMinutes,
    durationOptions: listed.lengthOptions,
    price: Math.round(listed.price),
    currency: listed.currency,
    // Hidden ones are not public, and a managed parent can only be booked through its children.
    isActive: listed.isBookable && !listed.hidden,
    requiresConfirmation: listed.requiresConfirmation,
    confirmationPolicy: listed.confirmationPolicy,
    bookingFields: listed.bookingFields,
    locations: listed.locations,
    seats: listed.seats,
    schedulingType: listed.schedulingType,
    hostIds: [...new Set(listed.hosts.flatMap(({ id }) => id ?? []))].toSorted((a, b) => a - b),
    recurrence: listed.recurrence,
    minimumNoticeMinutes: listed.minimumNoticeMinutes,
    lastSyncedAt: requestedAt,
    metadata: listed.metadata,
    createdAt: requestedAt,
    updatedAt: requestedAt,
  };
}
