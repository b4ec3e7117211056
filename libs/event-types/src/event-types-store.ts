import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { eventLoop } from '@app/common';
import { isSuspicious, type Leaving, OddItems, type SyncCounts } from '@app/sync';
import type { TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';
import { EventTypeRows, type StoredEventType } from './event-type-rows';
import { differs, type Row, rowOf, type TeamListing } from './listed-event-types';
import { ServicesOfGroup } from './services-of-group';

/** One lock for the whole company, as its teams share the services. */
export const EVENT_TYPES_LOCK = 'event types';

/** Rows that one statement writes, which keeps the event loop busy for some milliseconds. */
const ROWS_AT_ONCE = 500;
/** Rows that one statement reads. */
const READ_AT_ONCE = 1000;

/** What was stored for a team. */
export interface StoredTeam extends SyncCounts {
  teamId: number;
  /** What the list would deactivate; nothing was stored. */
  suspicious?: Leaving[];
}

interface Options {
  /** The database's time before Cal.com was asked. */
  at: Date;
  /** Whether to accept a list that would deactivate most items. */
  force: boolean;
}

/** Stores what Cal.com lists for teams: in some statements for each 500 rows, and only what has changed. */
@Injectable()
export class EventTypesStore {
  constructor(private readonly rows: EventTypeRows) {}

  /** In a transaction with {@link EVENT_TYPES_LOCK}. */
  async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    listings: readonly TeamListing[],
    options: Options,
  ): Promise<StoredTeam[]> {
    const services = await ServicesOfGroup.load(
      em,
      listings.flatMap(({ items }) => items),
    );
    const stored: StoredTeam[] = [];
    for (const chunk of chunksOf(listings)) {
      await eventLoop.turn(tenant.companyId);
      stored.push(...(await this.storeChunk(em, tenant, chunk, services, options)));
    }
    return stored;
  }

  private async storeChunk(
    em: SqlEntityManager,
    tenant: TenantContext,
    listings: readonly TeamListing[],
    services: ServicesOfGroup,
    { at, force }: Options,
  ): Promise<StoredTeam[]> {
    const known = await this.rows.ofTeams(
      em,
      listings.map(({ teamId }) => teamId),
    );
    const ofTeam = Map.groupBy(known, ({ teamId }) => teamId);
    const believed = listings.map((listing) => compare(listing, ofTeam.get(listing.teamId) ?? [], force));
    await eventLoop.turn(tenant.companyId);
    const kept = believed.filter(({ suspicious }) => !suspicious);
    await this.switchOff(
      em,
      kept.flatMap(({ gone }) => gone),
      at,
    );
    const titled = kept.flatMap(({ listing, byCalcomId }) =>
      listing.items.map((listed) => ({ listed, before: byCalcomId.get(listed.id)?.title })),
    );
    await services.store(em, tenant, titled, at);
    const changed = kept.flatMap(({ listing, byCalcomId }) =>
      listing.items
        .map((listed) => rowOf(tenant, listing.teamId, listed, services.idOf(listed.slug), at))
        .filter((row) => differs(row, byCalcomId.get(row.calcomEventTypeId))),
    );
    await this.upsert(em, tenant, changed);
    return believed.map(countsOf);
  }

  private async switchOff(em: SqlEntityManager, gone: readonly StoredEventType[], at: Date): Promise<void> {
    if (gone.length === 0) return;
    for (const eventType of await em.find(EventType, { id: { $in: gone.map(({ id }) => id) } }))
      em.assign(eventType, { isActive: false, lastSyncedAt: at });
    await em.flush();
    em.clear();
  }

  private async upsert(em: SqlEntityManager, tenant: TenantContext, changed: Row[]): Promise<void> {
    for (let begin = 0; begin < changed.length; begin += ROWS_AT_ONCE) {
      await eventLoop.turn(tenant.companyId);
      await this.rows.upsert(em, tenant, changed.slice(begin, begin + ROWS_AT_ONCE));
    }
  }
}

/** Whole teams, about as many rows together as one statement reads. */
function chunksOf(listings: readonly TeamListing[]): TeamListing[][] {
  const chunks: TeamListing[][] = [];
  let rows = Infinity;
  for (const listing of listings) {
    if (rows + listing.items.length > READ_AT_ONCE) {
      chunks.push([]);
      rows = 0;
    }
    chunks.at(-1)?.push(listing);
    rows += listing.items.length;
  }
  return chunks;
}

type Compared = ReturnType<typeof compare>;

function compare(listing: TeamListing, known: readonly StoredEventType[], force: boolean) {
  const byCalcomId = new Map(known.map((eventType) => [eventType.calcomEventTypeId, eventType]));
  const listedIds = new Set(listing.items.map(({ id }) => id));
  const odd = new OddItems(listing.problems);
  const active = known.filter(({ isActive }) => isActive);
  const gone = active.filter(({ calcomEventTypeId: id }) => !listedIds.has(id) && odd.provesGone(id));
  const suspicious = !force && isSuspicious(listing.items.length, active.length, gone.length);
  return { listing, byCalcomId, gone, suspicious };
}

function countsOf({ listing, byCalcomId, gone, suspicious }: Compared): StoredTeam {
  const { teamId, items, problems: errors } = listing;
  const created = items.filter(({ id }) => !byCalcomId.has(id)).length;
  const counts = { total: items.length, created, updated: items.length - created, deactivated: gone.length };
  if (!suspicious) return { teamId, ...counts, errors };
  const leaving = gone.map(({ calcomEventTypeId: id, title: name }) => ({ id, name }));
  return { teamId, total: items.length, errors, suspicious: leaving };
}
