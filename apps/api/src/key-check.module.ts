import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { KeyCheck } from '@app/tenancy';

/** Stops the start of a server whose keys open nothing of what is stored. Commands go on: one of them mends that. */
@Module({})
export class KeyCheckModule implements OnApplicationBootstrap {
  constructor(private readonly keys: KeyCheck) {}

  onApplicationBootstrap(): Promise<void> {
    return this.keys.run();
  }
}
