import type { EventType } from '@app/event-types';
import type { Team } from '@app/teams';

/** A team that takes appointments. */
export interface NamedTeam {
  readonly id: number;
  readonly name: string;
  readonly branchId?: number;
  readonly branchName?: string;
  /** IANA; absent: the company's. */
  readonly timezone?: string;
}

/** A service as one team offers it. */
export interface NamedService {
  /** Cal.com's id of the event type. */
  readonly eventTypeId: number;
  readonly title: string;
  readonly slug: string;
  /** What the company calls it across its teams. */
  readonly name?: string;
  readonly duration: number;
  readonly durationOptions: readonly number[];
  readonly price: number;
  readonly currency: string;
}

/** A service that several teams may offer. */
export interface SharedService {
  readonly slug: string;
  readonly name: string;
  /** Branches of the teams that offer it; null: a team without a branch. */
  readonly branchIds: readonly (number | null)[];
}

export const teamOf = ({ id, name, branch, timezone }: Team): NamedTeam => ({
  id,
  name,
  ...(branch ? { branchId: branch.id, branchName: branch.name } : {}),
  ...(timezone == null ? {} : { timezone }),
});

export const serviceOf = (
  { calcomEventTypeId: eventTypeId, title, slug, duration, durationOptions, price, currency }: EventType,
  name: string | undefined,
): NamedService => ({
  eventTypeId,
  title,
  slug,
  ...(name === undefined ? {} : { name }),
  duration,
  durationOptions,
  price,
  currency,
});
