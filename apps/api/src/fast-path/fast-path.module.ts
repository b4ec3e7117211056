import { Module } from '@nestjs/common';
import { FastPath } from './fast-path';

@Module({ providers: [FastPath], exports: [FastPath] })
export class FastPathModule {}
