import { Body, Controller, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer } from '@app/common';
import { IDEMPOTENCY_KEY_HEADER, ownKey } from '@app/idempotency';
import { Owns, SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { tell } from '../idempotency/told-reply';
import { BookAppointment } from './book';
import { BOOK_FAILURES, CHANGE_FAILURES, NOT_KNOWN } from './booking-responses';
import { BookingStore } from './booking-store';
import { BookDto, BookedDto, BookingDto, BookingsQueryDto } from './booking.dto';
import { BookingEventDto, CancelDto, RescheduleDto } from './booking-changes.dto';
import { BookingsService } from './bookings.service';
import { calendarOf } from './calendar';
import { CancelAppointment } from './cancel';
import { Reconciler } from './reconcile';
import { RescheduleAppointment } from './reschedule';
import { toBookingDto } from './told';

@ApiTags('Bookings')
@Controller('bookings')
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly reconciler: Reconciler,
    private readonly store: BookingStore,
    private readonly booking: BookAppointment,
    private readonly moves: RescheduleAppointment,
    private readonly cancellations: CancelAppointment,
  ) {}

  @Get()
  @SignedIn({ ability: 'bookings:read' })
  @ApiOperation({ summary: 'The bookings, the latest appointment first, a page at a time' })
  @ApiPage(BookingDto)
  @ApiFailures({ 400: 'A filter or the cursor is malformed', 403: 'team_id is not a team of the company' })
  async list(@Tenant() tenant: TenantContext, @Query() query: BookingsQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.bookings.page(tenant, query);
    const data = items.map(toBookingDto);
    return new BareAnswer({ success: true, data, next_cursor: nextCursor });
  }

  @Get(':id')
  @SignedIn({ ability: 'bookings:read' })
  @Owns('booking')
  @ApiOperation({ summary: 'One booking; while its outcome is unknown, Cal.com is asked about it' })
  @ApiEnvelope(BookingDto)
  async get(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<BookingDto> {
    return toBookingDto(await this.reconciler.look(tenant, id));
  }

  @Get(':id/events')
  @SignedIn({ ability: 'bookings:read' })
  @Owns('booking')
  @ApiOperation({ summary: 'The history of a booking, the oldest step first' })
  @ApiEnvelope(BookingEventDto, { list: true })
  async events(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<BookingEventDto[]> {
    const events = await this.store.events(tenant, id);
    return events.map(({ at, from, to, cause, by }) => ({ at: at.toISOString(), from: from ?? null, to, cause, by }));
  }

  @Get(':id/calendar.ics')
  @SignedIn({ ability: 'bookings:read' })
  @Owns('booking')
  @ApiOperation({ summary: 'The appointment for a calendar, as iCalendar' })
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'One event, in the zone of the appointment', schema: { type: 'string' } })
  @ApiFailures({ 409: '`already_over`: it is no appointment, or not one any more' })
  async calendar(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer<string>> {
    const text = await calendarOf(await this.reconciler.look(tenant, id), tenant.companyName);
    void reply.headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="appointment-${id}.ics"`,
    });
    return new BareAnswer(text);
  }

  @Post()
  @SignedIn({ ability: 'bookings:write' })
  @ApiOperation({ summary: 'Book a slot, exactly once' })
  @ApiHeader(IDEMPOTENCY_KEY_HEADER)
  @ApiEnvelope(BookedDto, { status: 201 })
  @ApiEnvelope(BookedDto, { status: 202, description: NOT_KNOWN })
  @ApiFailures(BOOK_FAILURES)
  async book(
    @Tenant() tenant: TenantContext,
    @Body() body: BookDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookedDto> {
    const source = tenant.isOnPage ? 'page' : 'api';
    return tell(reply, this.booking.book(tenant, body, { key: ownKey(tenant, key), source }));
  }

  @Post(':id/reschedule')
  @HttpCode(200)
  @SignedIn({ ability: 'bookings:write' })
  @Owns('booking')
  @ApiOperation({ summary: 'Move an appointment to another time of its team and service' })
  @ApiHeader(IDEMPOTENCY_KEY_HEADER)
  @ApiEnvelope(BookingDto)
  @ApiEnvelope(BookingDto, { status: 202, description: NOT_KNOWN })
  @ApiFailures(CHANGE_FAILURES)
  async reschedule(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RescheduleDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingDto> {
    return tell(reply, this.moves.reschedule(tenant, id, body, ownKey(tenant, key)));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @SignedIn({ ability: 'bookings:write' })
  @Owns('booking')
  @ApiOperation({ summary: 'Cancel an appointment; one that is cancelled already stays so' })
  @ApiHeader(IDEMPOTENCY_KEY_HEADER)
  @ApiEnvelope(BookingDto)
  @ApiEnvelope(BookingDto, { status: 202, description: NOT_KNOWN })
  @ApiFailures(CHANGE_FAILURES)
  async cancel(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CancelDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingDto> {
    return tell(reply, this.cancellations.cancel(tenant, id, body, ownKey(tenant, key)));
  }
}
