import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer, Clock, PageQueryDto } from '@app/common';
import { AdminsOnly, Owns, Tenant, TenantContext } from '@app/tenancy';
import { AgentAnswerDto } from '../retell.dto';
import { AgentDto, AgentPatchDto, NewAgentDto, toAgentDto } from './agent.dto';
import { TestCallDto } from './test-call.dto';
import { AgentSettings } from './agent-settings';
import { TestCalls } from './test-calls';

const Admins = (options: { duringMaintenance?: true } = {}): MethodDecorator =>
  AdminsOnly('Only administrators can manage agents', { ...options, ability: 'settings:write' });

@ApiTags('Voice agents')
@Controller('retell/agents')
export class AgentsController {
  constructor(
    private readonly settings: AgentSettings,
    private readonly testCalls: TestCalls,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Admins()
  @ApiOperation({ summary: 'The voice agents: the oldest first, a page at a time' })
  @ApiPage(AgentDto)
  @ApiFailures({ 400: 'The cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: PageQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.settings.page(tenant, query);
    return new BareAnswer({
      success: true,
      data: items.map((row) => toAgentDto(row, this.clock)),
      next_cursor: nextCursor,
    });
  }

  @Post()
  @Admins()
  @ApiOperation({ summary: 'Register a voice agent, with the key that its workspace signs with' })
  @ApiEnvelope(AgentDto, { status: 201 })
  @ApiFailures({
    400: 'A field is missing, malformed or unknown',
    409: '`conflict`: the company has registered an agent with this id already',
  })
  async create(@Tenant() tenant: TenantContext, @Body() body: NewAgentDto): Promise<AgentDto> {
    return toAgentDto(await this.settings.create(tenant, body), this.clock);
  }

  @Patch(':id')
  @Admins()
  @Owns('agent')
  @ApiOperation({ summary: 'Change the key, the number or the team; the former key counts for 24 h more' })
  @ApiEnvelope(AgentDto)
  @ApiFailures({ 400: 'A field is malformed or unknown' })
  async update(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() patch: AgentPatchDto,
  ): Promise<AgentDto> {
    return toAgentDto(await this.settings.update(tenant, id, patch), this.clock);
  }

  @Delete(':id')
  @HttpCode(204)
  @Admins()
  @Owns('agent')
  @ApiOperation({ summary: 'Remove an agent: its calls are refused with the next one' })
  @ApiResponse({ status: 204 })
  async remove(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.settings.remove(tenant, id);
  }

  @Post(':id/test-call')
  @HttpCode(200)
  @Admins({ duringMaintenance: true })
  @Owns('agent')
  @ApiOperation({ summary: 'What the agent would be told: questions alone, nothing is changed' })
  @ApiEnvelope(AgentAnswerDto)
  @ApiFailures({ 400: 'A field is malformed or unknown, or `function` is no question' })
  testCall(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() call: TestCallDto,
  ): Promise<object> {
    return this.testCalls.make(tenant, id, call);
  }
}
