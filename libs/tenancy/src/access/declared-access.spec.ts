import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AdminsOnly, Public, SignedIn } from './access.decorator';
import { DeclaredAccess } from './declared-access';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import { ChangeFeed } from './change-feed';
import { Ownership } from './ownership';
import { Routes } from './routes';
import { Owns, OwnsTeam } from './owns.decorator';

@Controller('things')
class Declared {
  @Get()
  @SignedIn()
  list(): void {}

  @Get(':id')
  @SignedIn()
  @OwnsTeam()
  one(): void {}

  @Post('open/:name')
  @Public()
  open(): void {}
}

@Public()
@Controller('health')
class DeclaredByItsClass {
  @Get('live')
  live(): void {}
}

@Controller('things')
class Forgotten {
  @Get('secret')
  secret(): void {}

  @Post(':id/wipe')
  @AdminsOnly('No')
  wipe(): void {}

  @Get(':id/bookings')
  @SignedIn()
  @Owns('booking')
  bookings(): void {}

  helper(): void {}
}

class Inherited extends Forgotten {}
Controller('heirs')(Inherited);

describe('a boot', () => {
  let app: INestApplication | undefined;
  afterEach(async () => void (await app?.close()));

  async function boot(...controllers: Type[]): Promise<void> {
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers,
      providers: [Routes, DeclaredAccess, Ownership, { provide: ChangeFeed, useClass: ScriptedChangeFeed }],
    }).compile();
    module.get(Ownership).register('team', async () => true);
    app = module.createNestApplication(new FastifyAdapter(), { logger: false });
    await app.init();
  }

  it('a boot goes through when every route declares who may call it and whose its path is', async () => {
    await expect(boot(Declared, DeclaredByItsClass)).resolves.toBeUndefined();
  });

  it('a boot stops at routes that do not, and names each of them', async () => {
    const error = (await boot(Declared, Forgotten).catch((problem: unknown) => problem)) as Error;
    expect(error.message.split('\n')).toEqual([
      'Routes that cannot be served:',
      expect.stringMatching(/GET things\/secret \(Forgotten\.secret\) declares no access policy/),
      expect.stringMatching(/POST things\/:id\/wipe \(Forgotten\.wipe\) does not say whose "id" is/),
      expect.stringMatching(/GET things\/:id\/bookings \(Forgotten\.bookings\) asks who owns a booking, and no room/),
    ]);
  });

  it('a boot checks inherited routes, too', async () => {
    await expect(boot(Inherited)).rejects.toThrow('GET heirs/secret (Inherited.secret)');
  });
});
