import { Injectable } from '@nestjs/common';
import { AppError } from '@app/common';
import { Routes } from '@app/tenancy';
import type { FastifyInstance } from 'fastify';
import { addressOf } from '../api-prefix';

/** What a path can be asked by. */
interface Address {
  pattern: RegExp;
  verb: string;
}

/** Answers a method that a path does not have with 405 and those that it has, where the router only knows 404. */
@Injectable()
export class AllowedMethods {
  private addresses?: readonly Address[];

  constructor(private readonly routes: Routes) {}

  attach(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, done) => {
      const allowed = request.is404 ? this.of(request.url) : [];
      if (allowed.length === 0) return done();
      void reply.header('allow', allowed.join(', '));
      return done(new AppError('method_not_allowed'));
    });
  }

  private of(url: string): string[] {
    this.addresses ??= this.routes.all().map(({ verb, path }) => ({ verb, pattern: patternOf(addressOf(path)) }));
    const path = url.split('?', 1)[0] ?? '';
    const verbs = this.addresses.filter(({ pattern }) => pattern.test(path)).map(({ verb }) => verb);
    // Fastify answers HEAD by the route of GET.
    return [...new Set(verbs.flatMap((verb) => (verb === 'GET' ? ['GET', 'HEAD'] : [verb])))];
  }
}

/** Paths consist of words, and of parameters such as `:id`. */
const patternOf = (address: string): RegExp => new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+')}$`);
