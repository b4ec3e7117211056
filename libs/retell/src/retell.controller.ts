import { Body, Controller, Get, Headers, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AvailabilityDto, AvailabilityQueryDto, AvailabilityService, searchOf } from '@app/availability';
import { BookDto, BookedDto, BookAppointment, ReplayedFailure } from '@app/booking';
import { CachedQuestions, type CacheKey, type StoreState, storeStateOf } from '@app/caching';
import { ApiEnvelope, ApiFailures, ApiNotModified, BareAnswer, invalid, validated } from '@app/common';
import { SignedIn, Tenant, TenantContext, UsersOrAgents } from '@app/tenancy';
import { cachedAnswer } from './cached-answer';
import { readAgentCall } from './functions/agent-call';
import { AgentFunctionsService } from './functions/agent-functions.service';
import { AgentQuestions } from './functions/agent-questions';
import { AgentAnswerDto, AgentCallDto, agentExample } from './retell.dto';
import { UserQuestions } from './user-questions';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

const CHECK_FAILURES = {
  400: 'A field is malformed or unknown, a time makes no sense, or the event type is not one of the team',
  403: "The team is not one of the caller's company, or does not exist",
  409: '`calcom_not_connected`: the company has no Cal.com account',
  503: 'Cal.com does not answer and nothing is remembered',
};

@ApiTags('Availability and booking')
@ApiExtraModels(AgentCallDto)
@Controller('retell')
export class RetellController {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly bookings: BookAppointment,
    private readonly functions: AgentFunctionsService,
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
    return cachedAnswer(await this.availability.check(tenant, searchOf(query), lookedUpFor(request)), request, reply);
  }

  @Post('check-availability')
  @UsersOrAgents({ ability: 'bookings:read' })
  @CachedQuestions(AgentQuestions)
  @ApiOperation({ summary: 'The same by POST: for voice agents, whose signature covers only a body' })
  @ApiBody({
    schema: { oneOf: [{ $ref: getSchemaPath(AvailabilityQueryDto) }, { $ref: getSchemaPath(AgentCallDto) }] },
    examples: {
      user: { value: { team_id: 5, event_type_id: 2563193, date: '2026-12-01' } },
      agent: { value: agentExample('check_availability', { event_type_id: 2563193, date: '2026-12-01' }) },
    },
  })
  @ApiExtraModels(AvailabilityQueryDto)
  @ApiEnvelope(AvailabilityDto, { orBare: AgentAnswerDto, description: 'Agents get `{ok, say, slots, …}` instead' })
  @ApiFailures(CHECK_FAILURES)
  async checkByPost(
    @Tenant() tenant: TenantContext,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer> {
    void reply.status(HttpStatus.OK);
    if (tenant.role === 'agent') {
      const call = readAgentCall(body, 'check_availability');
      return new BareAnswer(await this.functions.checkAvailability(tenant, call, lookedUpFor(request)));
    }
    const search = searchOf(validated(AvailabilityQueryDto, body));
    return cachedAnswer(await this.availability.check(tenant, search), request, reply);
  }

  @Post('book-appointment')
  @UsersOrAgents({ ability: 'bookings:write' })
  @ApiOperation({ summary: 'Book a slot, exactly once' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Of the caller’s choosing, up to 255 characters. Sending the same request again under it answers with the first booking',
  })
  @ApiBody({
    schema: { oneOf: [{ $ref: getSchemaPath(BookDto) }, { $ref: getSchemaPath(AgentCallDto) }] },
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
  @ApiEnvelope(BookedDto, { status: 201, description: 'Agents get 200 and `{ok, say, …}` instead' })
  @ApiResponse({ status: 200, type: AgentAnswerDto, description: 'For agents' })
  @ApiFailures({
    400: CHECK_FAILURES[400],
    403: CHECK_FAILURES[403],
    409: '`slot_taken`, `in_progress` under the same Idempotency-Key, or `calcom_not_connected`',
    422: '`idempotency_mismatch`, `calcom_rejected`, or `event_type_unsupported`',
    503: '`calcom_unavailable`: nothing was booked; `booking_unconfirmed`: it may have been',
  })
  async book(
    @Tenant() tenant: TenantContext,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    if (tenant.role === 'agent') {
      void reply.status(HttpStatus.OK);
      return new BareAnswer(await this.functions.bookAppointment(tenant, readAgentCall(body, 'book_appointment')));
    }
    const ownKey = keyOf(tenant, key);
    const markReplayed = (): void => void reply.header('idempotency-replayed', 'true');
    try {
      const { value, replayed } = await this.bookings.book(tenant, validated(BookDto, body), ownKey);
      if (replayed) markReplayed();
      return value;
    } catch (error) {
      if (error instanceof ReplayedFailure) markReplayed();
      throw error;
    }
  }
}

/** What the fast path has found in the cache's store for this request. */
const lookedUpFor =
  (request: FastifyRequest) =>
  (key: CacheKey): StoreState | undefined =>
    storeStateOf(request, key);

/** Binds the idempotency key to the user, so no two users share one. @throws AppError 400 naming the header. */
function keyOf({ userId }: TenantContext, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (IDEMPOTENCY_KEY.test(key)) return `user:${userId}:${key}`;
  throw invalid({ field: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters without spaces' });
}
