import type {
  Account,
  Booking,
  BusyBlock,
  EventType,
  Host,
  Organization,
  Reservation,
  Seed,
  Team,
  Webhook,
} from './model';

/** Catalogue and bookings, in memory. */
export class Store {
  accounts: Account[] = [];
  hosts: Host[] = [];
  organizations: Organization[] = [];
  teams: Team[] = [];
  eventTypes: EventType[] = [];
  bookings = new Map<string, Booking>();
  busyBlocks: BusyBlock[] = [];
  reservations = new Map<string, Reservation>();
  /** E-mail addresses of attendees whose bookings are refused. */
  blockedEmails: string[] = [];
  webhooks: Webhook[] = [];
  private nextBookingId = FIRST_BOOKING_ID;

  constructor(
    private readonly seed: Seed,
    private readonly onBookingsChange: (bookings: Booking[]) => void = () => undefined,
  ) {
    this.resetCatalog();
  }

  resetCatalog(): void {
    Object.assign(this, { organizations: [], ...structuredClone(this.seed) });
  }

  resetBookings(): void {
    this.busyBlocks = [];
    this.blockedEmails = [];
    this.reservations.clear();
    this.loadBookings([]);
    this.onBookingsChange([]);
  }

  loadBookings(bookings: readonly Booking[]): void {
    this.bookings = new Map(bookings.map((booking) => [booking.uid, booking]));
    this.nextBookingId = Math.max(FIRST_BOOKING_ID, ...bookings.map((booking) => booking.id + 1));
  }

  addBooking(booking: Omit<Booking, 'id'>): Booking {
    const added = { id: this.nextBookingId++, ...booking };
    this.bookings.set(added.uid, added);
    this.bookingsChanged();
    return added;
  }

  bookingsChanged(): void {
    this.onBookingsChange([...this.bookings.values()]);
  }

  accountByKey(apiKey: string): Account | undefined {
    return this.accounts.find((account) => account.apiKey === apiKey);
  }

  organization(id: number): Organization | undefined {
    return this.organizations.find((organization) => organization.id === id);
  }

  /** The organization that an account belongs to. */
  organizationOf(accountId: number): Organization | undefined {
    return this.organizations.find(({ adminIds, memberIds }) => [...adminIds, ...memberIds].includes(accountId));
  }

  team(id: number): Team | undefined {
    return this.teams.find((team) => team.id === id);
  }

  teamBySlug(slug: string): Team | undefined {
    return this.teams.find((team) => team.slug === slug);
  }

  eventType(id: number): EventType | undefined {
    return this.eventTypes.find((eventType) => eventType.id === id);
  }

  eventTypesOf(teamId: number): EventType[] {
    return this.eventTypes.filter((eventType) => eventType.teamId === teamId);
  }

  hostsOf(ids: readonly number[]): Host[] {
    return ids.flatMap((id) => this.hosts.find((host) => host.userId === id) ?? []);
  }

  removeTeam(id: number): void {
    this.teams = this.teams.filter((team) => team.id !== id);
    this.eventTypes = this.eventTypes.filter((eventType) => eventType.teamId !== id);
  }
}

const FIRST_BOOKING_ID = 24_927_614;
