import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer, PageQueryDto } from '@app/common';
import { AdminsOnly } from '../access/access.decorator';
import { OwnsUser } from '../access/owns.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { ListedUserDto, NewUserDto, toListedUserDto, UserPatchDto } from './user.dto';
import { UsersService } from './users.service';

const Admins = (): MethodDecorator => AdminsOnly('Only administrators can manage users', { ability: 'settings:write' });

@ApiTags('Users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Admins()
  @ApiOperation({ summary: 'Who can sign in: the oldest first, a page at a time' })
  @ApiPage(ListedUserDto)
  @ApiFailures({ 400: 'The cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: PageQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.users.page(tenant, query);
    return new BareAnswer({ success: true, data: items.map(toListedUserDto), next_cursor: nextCursor });
  }

  @Post()
  @Admins()
  @ApiOperation({ summary: 'Add a user, who can sign in' })
  @ApiEnvelope(ListedUserDto, { status: 201 })
  @ApiFailures({
    400: 'A field is missing, malformed or unknown',
    409: '`conflict`: there is a user with this address already',
  })
  async create(
    @Tenant() tenant: TenantContext,
    @Body() { email, role, password, branch_id: branchId }: NewUserDto,
  ): Promise<ListedUserDto> {
    return toListedUserDto(await this.users.create(tenant, { email, role, password, branchId }));
  }

  @Patch(':id')
  @Admins()
  @OwnsUser()
  @ApiOperation({ summary: 'Change the role, the branch or the password' })
  @ApiEnvelope(ListedUserDto)
  @ApiFailures({
    400: 'A field is malformed or unknown',
    409: '`last_admin`: the company would have no administrator left',
  })
  async update(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() { role, password, branch_id: branchId }: UserPatchDto,
  ): Promise<ListedUserDto> {
    return toListedUserDto(await this.users.update(tenant, id, { role, branchId, password }));
  }

  @Delete(':id')
  @HttpCode(204)
  @Admins()
  @OwnsUser()
  @ApiOperation({ summary: 'Remove a user with all tokens; effective with the next request' })
  @ApiResponse({ status: 204 })
  @ApiFailures({ 409: '`last_admin`: the company would have no administrator left' })
  async remove(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.users.remove(tenant, id);
  }
}
