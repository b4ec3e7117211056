import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, Environment, KeyRing, SystemClock } from '@app/common';
import { encryptionKeysOf } from './encryption-keys';

/** What every room may need and none may make: the environment, the clock, the key ring. */
@Global()
@Module({})
export class SettingsModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: SettingsModule,
      providers: [
        { provide: Environment, useValue: environment },
        { provide: Clock, useClass: SystemClock },
        { provide: KeyRing, useFactory: () => new KeyRing(encryptionKeysOf(environment)) },
      ],
      exports: [Environment, Clock, KeyRing],
    };
  }
}
