import { describe, expect, it } from '@jest/globals';
import { Controller, Get, HttpCode, Module } from '@nestjs/common';
import { cacheKeys, CompanyCached } from '@app/caching';
import { forbidden } from '@app/common';
import { SignedIn, TokensService } from '@app/tenancy';
import { HttpModule } from '../../apps/api/src/http.module';
import { Gate } from '../../libs/caching/testing/gate';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { Wire } from '../support/wire';

const SLOW = '/api/planted/slow';
const CACHED = '/api/planted/cached';
const REFUSED = '/api/planted/refused';

let [slow, load] = [new Gate(), new Gate()];

@Controller('planted')
class PlantedController {
  @Get('slow')
  @HttpCode(200)
  @SignedIn()
  slow(): Promise<string> {
    return slow.pass(() => 'late');
  }

  @Get('cached')
  @SignedIn()
  @CompanyCached({ ttl: 'teams', key: ({ companyId }) => cacheKeys.branchTeams(companyId, 4711) })
  cached(): Promise<string> {
    return load.pass(() => 'loaded');
  }

  @Get('refused')
  @SignedIn()
  @CompanyCached({ ttl: 'teams', key: ({ companyId }) => cacheKeys.branchTeams(companyId, 4712) })
  refused(): Promise<string> {
    return load.pass(() => {
      throw forbidden('Not today');
    });
  }
}

onEveryEngine(
  'a leader whose answer cannot be sent yet',
  (world) => {
    describe.each([
      [CACHED, 200],
      [REFUSED, 403],
    ])('of %s', (path, status) => {
      it('holds its followers until its load is done, not until its connection is free', async () => {
        [slow, load] = [new Gate(), new Gate()];
        const { app, salon, url } = world();
        const { member, memberToken } = salon;
        const tokens = app.get(TokensService);
        await eventually(
          'the caller is known',
          async () => (await member.get('/api/auth/me')) && tokens.known(memberToken),
        );
        const request = (of: string) =>
          `GET ${of} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${memberToken}\r\n\r\n`;
        const wire = await Wire.open(url);
        try {
          // On one connection, answers are sent in the order of their requests.
          wire.send(request(SLOW) + request(path));
          await Promise.all([slow.reached, load.reached]);
          const followers = Array.from({ length: 5 }, () => member.get(path));
          expect((await member.get('/api/auth/me')).status).toBe(200);
          load.open();
          for (const answer of await Promise.all(followers)) expect(answer.status).toBe(status);
          expect(wire.received).toBe('');
          slow.open();
          await eventually('both answers arrive', () => wire.received.split('HTTP/1.1 ').length === 3);
        } finally {
          slow.open();
          load.open();
          wire.hangUp();
        }
      });
    });
  },
  {
    root: (environment) => {
      @Module({ imports: [HttpModule.with(environment)], controllers: [PlantedController] })
      class WithAnotherController {}
      return { module: WithAnotherController };
    },
  },
);
