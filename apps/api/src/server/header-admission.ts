import { Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type AdmissionGuard, type Route, Routes } from '@app/tenancy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addressOf } from '../api-prefix';
import { registeredGuards } from '../fast-path/registered-guards';

/**
 * Lets the guards refuse as soon as the headers are read: who has no credential of the right form, or has failed too
 * often, sends a body that is not read. It consults the guards that Nest has registered, which decide by their own
 * rules; what none of them refuses here takes the long way, where they all decide.
 */
@Injectable()
export class HeaderAdmission {
  private routesByName?: Map<string, Route>;

  constructor(
    private readonly routes: Routes,
    private readonly modules: ModulesContainer,
  ) {}

  /** Adds the hook to each route. Call it before the application registers its routes. */
  attach(server: FastifyInstance): void {
    server.addHook('onRoute', (options) => {
      const route = this.find(String(options.method), options.url);
      const guards = this.guards();
      if (!route || guards.length === 0) return;
      options.onRequest = [
        ...[options.onRequest ?? []].flat(),
        (request, _reply, done) => {
          for (const guard of guards) {
            const refusal = guard.refusalOnSight(request, route);
            if (refusal) return done(refusal);
          }
          return done();
        },
      ];
    });
  }

  /** The route that serves the request. Undefined for none. */
  routeOf({ method, routeOptions }: FastifyRequest): Route | undefined {
    return this.find(method, routeOptions.url ?? '');
  }

  private find(method: string, url: string): Route | undefined {
    this.routesByName ??= new Map(this.routes.all().map((route) => [`${route.verb} ${addressOf(route.path)}`, route]));
    // Fastify answers HEAD by the route of GET.
    return this.routesByName.get(`${method === 'HEAD' ? 'GET' : method} ${url}`);
  }

  private guards(): Required<Pick<AdmissionGuard, 'refusalOnSight'>>[] {
    return (registeredGuards(this.modules) ?? []).filter(
      (guard): guard is AdmissionGuard & Required<Pick<AdmissionGuard, 'refusalOnSight'>> =>
        guard.refusalOnSight !== undefined,
    );
  }
}
