import { Controller, Get, Headers, Param, ParseIntPipe, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer, findPage, PageQueryDto } from '@app/common';
import { AdminsOnly, Owns, refusalOf, Tenant, TenantContext, TenantDatabase } from '@app/tenancy';
import { RunStore } from '../runs/run-store';
import { SyncRun } from '../runs/sync-run.entity';
import { RunEvents } from './run-events';
import { SyncRunDto, toSyncRunDto } from './sync-run.dto';

const REFUSAL = 'Only administrators can see syncs';
const ABILITY = { ability: 'teams:read' };
const EVENTS = `\`progress\` {done, total, phase: teams|event_types} and one \`end\` {status}; after a finished run, \`end\` at once`;
const REVISION = /^\d{1,9}$/;

@ApiTags('Teams')
@Controller('calcom/sync-runs')
export class SyncRunsController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly runs: RunStore,
    private readonly runEvents: RunEvents,
  ) {}

  @Get()
  @AdminsOnly(REFUSAL, ABILITY)
  @ApiOperation({ summary: 'The history of syncs, the latest first' })
  @ApiPage(SyncRunDto)
  @ApiFailures({ 400: 'The cursor or the limit is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: PageQueryDto): Promise<BareAnswer> {
    const list = { where: {}, orderBy: { createdAt: 'desc', id: 'desc' } } as const;
    const { items, nextCursor } = await this.database.readLately(tenant, (em) => findPage(em, SyncRun, list, query));
    return new BareAnswer({ success: true, data: items.map(toSyncRunDto), next_cursor: nextCursor });
  }

  @Get(':id')
  @AdminsOnly(REFUSAL, ABILITY)
  @Owns('sync run')
  @ApiOperation({ summary: 'One sync: how far it is, or how it ended' })
  @ApiEnvelope(SyncRunDto)
  async get(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<SyncRunDto> {
    const run = await this.runs.find(tenant, id);
    if (!run) throw refusalOf('sync run');
    return toSyncRunDto(run);
  }

  @Get(':id/events')
  @AdminsOnly(REFUSAL, ABILITY)
  @Owns('sync run')
  @ApiOperation({ summary: 'The progress of a sync, as server-sent events' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last event that has arrived' })
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, description: EVENTS, schema: { type: 'string' } })
  @ApiFailures({ 429: '`rate_limited`: the company has too many streams open' })
  events(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Headers('last-event-id') last: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): BareAnswer<Readable> {
    const stream = this.runEvents.stream(tenant, id, REVISION.test(last ?? '') ? Number(last) : 0);
    void reply.headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Of nginx, which would collect events before it passes them on.
      'x-accel-buffering': 'no',
    });
    return new BareAnswer(stream);
  }
}
