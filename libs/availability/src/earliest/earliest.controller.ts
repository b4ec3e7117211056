import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, BareAnswer } from '@app/common';
import { SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { EarliestAnswerDto, EarliestQueryDto } from './earliest.dto';
import { EarliestService } from './earliest.service';

@ApiTags('Availability and booking')
@Controller('availability')
export class EarliestController {
  constructor(private readonly earliest: EarliestService) {}

  @Get('earliest')
  @SignedIn({ ability: 'bookings:read' })
  @ApiOperation({ summary: 'Who is free first: the earliest slots of all teams, or some, that offer a service' })
  @ApiOkResponse({ type: EarliestAnswerDto })
  @ApiFailures({
    400: 'A parameter is malformed or unknown, a time makes no sense, or there is no such service or event type',
    403: "One of the teams is not one of the caller's company, or does not exist",
    409: '`calcom_not_connected`: the company has no Cal.com account',
    503: 'Cal.com does not answer about any of the teams, and nothing is remembered',
  })
  async find(@Tenant() tenant: TenantContext, @Query() query: EarliestQueryDto): Promise<BareAnswer> {
    return new BareAnswer(await this.earliest.find(tenant, query));
  }
}
