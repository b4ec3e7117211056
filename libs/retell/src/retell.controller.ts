import { Body, Controller, Get, Headers, HttpStatus, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Asking,
  type AvailabilityAnswer,
  AvailabilityDto,
  AvailabilityQueryDto,
  AvailabilityService,
  searchOf,
} from '@app/availability';
import { BOOK_FAILURES, BookDto, BookedDto, BookAppointment, BookingsService, tell } from '@app/booking';
import { CachedQuestions } from '@app/caching';
import { ApiEnvelope, ApiFailures, ApiNotModified, type BareAnswer, validated } from '@app/common';
import { IDEMPOTENCY_KEY_HEADER, ownKey } from '@app/idempotency';
import { BookAppointment as BookingFunction, CheckAvailability, type ReceptionAnswer } from '@app/receptionist';
import { SignedIn, Tenant, TenantContext, UsersOrAgents } from '@app/tenancy';
import { cachedAnswer } from './cached-answer';
import { AgentQuestions } from './functions/agent-questions';
import { askingOf, FunctionDoor } from './functions/function-door';
import { isForFunction } from './functions/user-form';
import { AgentAnswerDto, AgentCallDto, agentExample } from './retell.dto';
import { UserQuestions } from './user-questions';

const isFunctionCheck = isForFunction(CheckAvailability.facts, AvailabilityQueryDto);
const isFunctionBooking = isForFunction(BookingFunction.facts, BookDto);

const CHECK_FAILURES = {
  400: 'A field is malformed or unknown, a time makes no sense, or the event type is not one of the team',
  403: "The team is not one of the caller's company, or does not exist",
  409: '`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account',
  503: 'Cal.com does not answer and nothing is remembered',
};

/** A user's form, and a signed call. The function's own arguments stand with the functions. */
const formsOf = (form: Type) => ({
  oneOf: [{ $ref: getSchemaPath(form) }, { $ref: getSchemaPath(AgentCallDto) }],
});

@ApiTags('Availability and booking')
@ApiExtraModels(AgentCallDto)
@Controller('retell')
export class RetellController {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly bookings: BookAppointment,
    private readonly appointments: BookingsService,
    private readonly door: FunctionDoor,
  ) {}

  @Get('check-availability')
  @SignedIn({ ability: 'bookings:read' })
  @CachedQuestions(UserQuestions)
  @ApiOperation({ summary: 'Free slots of one service of one team' })
  @ApiEnvelope(AvailabilityDto)
  @ApiNotModified()
  @ApiFailures(CHECK_FAILURES)
  async check(
    @Tenant() tenant: TenantContext,
    @Query() query: AvailabilityQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer> {
    return cachedAnswer(await this.slotsFor(tenant, query, askingOf(request, reply)), request, reply);
  }

  @Post('check-availability')
  @UsersOrAgents({ ability: 'bookings:read', duringMaintenance: true })
  @CachedQuestions(AgentQuestions)
  @ApiOperation({ summary: 'Free slots of one service of one team, asked for with a body' })
  @ApiBody({
    schema: formsOf(AvailabilityQueryDto),
    examples: {
      user: { value: { team_id: 5, event_type_id: 2563193, date: '2026-12-01' } },
      agent: { value: agentExample('check_availability', { event_type_id: 2563193, date: '2026-12-01' }) },
    },
  })
  @ApiExtraModels(AvailabilityQueryDto)
  @ApiEnvelope(AvailabilityDto, { orBare: AgentAnswerDto })
  @ApiFailures(CHECK_FAILURES)
  async checkByPost(
    @Tenant() tenant: TenantContext,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer | ReceptionAnswer> {
    void reply.status(HttpStatus.OK);
    if (tenant.role === 'agent') return this.door.answerAgent(tenant, CheckAvailability.facts, request, reply);
    if (isFunctionCheck(body)) return this.door.answerUser(tenant, CheckAvailability.facts, request, reply);
    const query = validated(AvailabilityQueryDto, body);
    return cachedAnswer(await this.slotsFor(tenant, query, askingOf(request, reply)), request, reply);
  }

  @Post('book-appointment')
  @UsersOrAgents({ ability: 'bookings:write' })
  @ApiOperation({ summary: 'Book a slot, exactly once' })
  @ApiHeader(IDEMPOTENCY_KEY_HEADER)
  @ApiBody({
    schema: formsOf(BookDto),
    examples: {
      slot: {
        value: {
          slot_id: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e',
          attendee: { name: 'Erika Mustermann', email: 'erika@example.org' },
        },
      },
      parts: {
        value: {
          team_id: 5,
          event_type_id: 2563193,
          start: '2026-12-01T10:00:00+01:00',
          attendee: { name: 'Erika Mustermann', email: 'erika@example.org' },
        },
      },
      agent: {
        value: agentExample('book_appointment', {
          slot_id: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e',
          name: 'Erika Mustermann',
        }),
      },
    },
  })
  @ApiExtraModels(BookDto)
  @ApiEnvelope(BookedDto, { status: 201 })
  @ApiEnvelope(BookedDto, {
    status: 202,
    description: 'It is not known yet whether Cal.com has made it: `location` tells',
  })
  @ApiResponse({ status: 200, type: AgentAnswerDto, description: 'For agents' })
  @ApiFailures(BOOK_FAILURES)
  async book(
    @Tenant() tenant: TenantContext,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    if (tenant.role === 'agent') {
      void reply.status(HttpStatus.OK);
      return this.door.answerAgent(tenant, BookingFunction.facts, request, reply);
    }
    if (isFunctionBooking(body)) {
      void reply.status(HttpStatus.OK);
      return this.door.answerUser(tenant, BookingFunction.facts, request, reply);
    }
    const asker = { key: ownKey(tenant, key), source: 'api' } as const;
    return tell(reply, this.bookings.book(tenant, validated(BookDto, body), asker));
  }

  private async slotsFor(
    tenant: TenantContext,
    query: AvailabilityQueryDto,
    asking: Asking,
  ): Promise<AvailabilityAnswer> {
    const { booking_id: id, team_id: teamId, event_type_id: calcomEventTypeId } = query;
    if (id === undefined) return this.availability.check(tenant, searchOf(query), asking);
    const uid = await this.appointments.uidToMove(tenant, id, { teamId, calcomEventTypeId });
    return this.availability.checkForMove(tenant, searchOf(query), uid, asking);
  }
}
