import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { All, Controller, Get, Patch, Post } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { AdminsOnly, Public, SignedIn } from './access.decorator';
import { OwnsTeam } from './owns.decorator';
import { type Route, Routes } from './routes';

@Controller('things')
class Things {
  @Get()
  @SignedIn({ ability: 'teams:read' })
  list(): void {}

  @Patch('/:id/')
  @AdminsOnly('No')
  @OwnsTeam()
  change(): void {}

  @Post('forgotten')
  forgotten(): void {}

  notARoute(): void {}
}

@Public()
@Controller('/open//')
class Open {
  @All('a//b')
  either(): void {}

  @Get('closed')
  @SignedIn()
  closed(): void {}
}

@Controller()
class Root {
  @Get('top')
  @Public()
  top(): void {}
}

class Heir extends Things {}
Controller('heirs')(Heir);

describe('the routes', () => {
  let module: TestingModule;
  let routes: Route[];

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers: [Things, Open, Root, Heir],
      providers: [Routes],
    }).compile();
    routes = module.get(Routes).all();
  });
  afterAll(() => module.close());

  it('are all there, under their plain paths, inherited ones too', () => {
    expect(routes.map(({ name }) => name)).toEqual([
      'GET things (Things.list)',
      'PATCH things/:id (Things.change)',
      'POST things/forgotten (Things.forgotten)',
      'ALL open/a/b (Open.either)',
      'GET open/closed (Open.closed)',
      'GET top (Root.top)',
      'GET heirs (Heir.list)',
      'PATCH heirs/:id (Heir.change)',
      'POST heirs/forgotten (Heir.forgotten)',
    ]);
    expect(routes[1]).toMatchObject({ verb: 'PATCH', path: 'things/:id', handler: Things.prototype.change });
  });

  it('say what they have declared, or nothing', () => {
    const declared = Object.fromEntries(routes.map(({ name, policy, owns }) => [name, { policy, owns }]));
    expect(declared).toMatchObject({
      'GET things (Things.list)': { policy: { ability: 'teams:read' }, owns: undefined },
      'PATCH things/:id (Things.change)': { policy: { adminsOnly: 'No' }, owns: { kind: 'team', parameter: 'id' } },
      'POST things/forgotten (Things.forgotten)': { policy: undefined, owns: undefined },
      'GET heirs (Heir.list)': { policy: { ability: 'teams:read' }, owns: undefined },
    });
  });

  it('go by their class only where they say nothing themselves', () => {
    const policyOf = (name: string) => routes.find((route) => route.name === name)?.policy;
    expect(policyOf('ALL open/a/b (Open.either)')).toEqual({ public: true });
    expect(policyOf('GET open/closed (Open.closed)')).not.toHaveProperty('public');
  });
});
