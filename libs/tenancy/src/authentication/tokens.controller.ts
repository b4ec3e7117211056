import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer, PageQueryDto } from '@app/common';
import { AdminsOnly } from '../access/access.decorator';
import { OwnsToken } from '../access/owns.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { CreatedTokenDto, NewTokenDto, TokenDto, toTokenDto } from './token.dto';
import { TokenSettings } from './token-settings';
import { TokensService } from './tokens.service';

const Admins = (): MethodDecorator =>
  AdminsOnly('Only administrators can manage tokens', { ability: 'settings:write' });

@ApiTags('Tokens')
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly settings: TokenSettings,
    private readonly tokens: TokensService,
  ) {}

  @Get()
  @Admins()
  @ApiOperation({ summary: 'The tokens of all users: the oldest first, a page at a time' })
  @ApiPage(TokenDto)
  @ApiFailures({ 400: 'The cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: PageQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.settings.page(tenant, query);
    return new BareAnswer({ success: true, data: items.map(toTokenDto), next_cursor: nextCursor });
  }

  @Post()
  @Admins()
  @ApiOperation({ summary: 'Make a token for yourself or another user; the answer is the only one with it' })
  @ApiEnvelope(CreatedTokenDto, { status: 201 })
  @ApiFailures({ 400: 'A field is missing, malformed or unknown' })
  async create(@Tenant() tenant: TenantContext, @Body() body: NewTokenDto): Promise<CreatedTokenDto> {
    const { name, user_id: userId, abilities, expires_in: expiresIn } = body;
    const { row, token } = await this.settings.create(tenant, { name, userId, abilities, expiresIn });
    return { ...toTokenDto(row), token };
  }

  @Delete(':id')
  @HttpCode(204)
  @Admins()
  @OwnsToken()
  @ApiOperation({ summary: 'End a token; effective with the next request' })
  @ApiResponse({ status: 204 })
  async remove(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.tokens.revoke(tenant, id);
  }
}
