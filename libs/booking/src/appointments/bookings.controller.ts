import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer } from '@app/common';
import { OwnsBooking, SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { BookingDto, BookingsQueryDto } from './booking.dto';
import { BookingsService } from './bookings.service';
import { Reconciler } from './reconcile';
import { toBookingDto } from './told';

@ApiTags('Bookings')
@Controller('bookings')
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly reconciler: Reconciler,
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
  @OwnsBooking()
  @ApiOperation({ summary: 'One booking; while its outcome is unknown, Cal.com is asked about it' })
  @ApiEnvelope(BookingDto)
  async get(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<BookingDto> {
    return toBookingDto(await this.reconciler.look(tenant, id));
  }
}
