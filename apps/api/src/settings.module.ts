import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, Environment, KeyRing, SystemClock } from '@app/common';
import { encryptionKeysOf } from './encryption-keys';

/** Provides the environment, the clock and the key ring to every room. */
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
