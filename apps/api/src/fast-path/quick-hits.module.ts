import { Module } from '@nestjs/common';
import { QuickHits } from './quick-hits';

/** Beside the guards and the interceptor, which it needs: what they decide slowly, it repeats quickly. */
@Module({ providers: [QuickHits] })
export class QuickHitsModule {}
