import { Module } from '@nestjs/common';
import { FastPath } from './fast-path';

/** Provides {@link FastPath}, which the HTTP server attaches to its routes. */
@Module({ providers: [FastPath], exports: [FastPath] })
export class FastPathModule {}
