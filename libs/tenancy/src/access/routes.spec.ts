import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { All, type CanActivate, Controller, Get, Patch, Post, UseGuards } from '@nestjs/common';
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

class Refusing implements CanActivate {
  canActivate = (): boolean => false;
}

@Public()
@UseGuards(Refusing)
@Controller('guarded')
class Guarded {
  @Get('by-class')
  byClass(): void {}
}

@Public()
@Controller('guarded')
class PartlyGuarded {
  @Get('by-route')
  @UseGuards(Refusing)
  byRoute(): void {}

  @Get('not-at-all')
  notAtAll(): void {}
}

class Heir extends Things {}
Controller('heirs')(Heir);

describe('the routes', () => {
  let module: TestingModule;
  let routes: Route[];

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers: [Things, Open, Root, Heir, Guarded, PartlyGuarded],
      providers: [Routes],
    }).compile();
    routes = module.get(Routes).all();
  });
  afterAll(() => module.close());

  it('the routes are all listed under normalized paths, inherited ones too', () => {
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
      'GET guarded/by-class (Guarded.byClass)',
      'GET guarded/by-route (PartlyGuarded.byRoute)',
      'GET guarded/not-at-all (PartlyGuarded.notAtAll)',
    ]);
    expect(routes[1]).toMatchObject({ verb: 'PATCH', path: 'things/:id', handler: Things.prototype.change });
  });

  it('the routes have the policy and ownership rule that they declare, or none', () => {
    const declared = Object.fromEntries(routes.map(({ name, policy, owns }) => [name, { policy, owns }]));
    expect(declared).toMatchObject({
      'GET things (Things.list)': { policy: { ability: 'teams:read' }, owns: undefined },
      'PATCH things/:id (Things.change)': { policy: { adminsOnly: 'No' }, owns: { kind: 'team', parameter: 'id' } },
      'POST things/forgotten (Things.forgotten)': { policy: undefined, owns: undefined },
      'GET heirs (Heir.list)': { policy: { ability: 'teams:read' }, owns: undefined },
    });
  });

  it('the routes take the policy of their class only where they declare none', () => {
    const policyOf = (name: string) => routes.find((route) => route.name === name)?.policy;
    expect(policyOf('ALL open/a/b (Open.either)')).toEqual({ public: true });
    expect(policyOf('GET open/closed (Open.closed)')).not.toHaveProperty('public');
  });

  it('the routes with guards of their own are marked', () => {
    expect(routes.filter(({ hasOwnGuards }) => hasOwnGuards).map(({ path }) => path)).toEqual([
      'guarded/by-class',
      'guarded/by-route',
    ]);
  });
});
