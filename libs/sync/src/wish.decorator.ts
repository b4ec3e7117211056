import { createParamDecorator } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { validated } from '@app/common';
import { SyncWishDto } from './sync.dto';

/** Parameter decorator: the {@link SyncWishDto} of the body, which may be missing. */
export const SyncWish = createParamDecorator((_: unknown, context) => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return validated(SyncWishDto, body === undefined ? {} : body);
});

/** Documents it. */
export const ApiSyncWish = (): MethodDecorator => ApiBody({ type: SyncWishDto, required: false });
