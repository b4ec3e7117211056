import { APP_GUARD, type ModulesContainer } from '@nestjs/core';
import type { AdmissionGuard } from '@app/tenancy';

/** A guard that can tell beforehand whether it admits a request. */
export type KnowingGuard = AdmissionGuard & Required<Pick<AdmissionGuard, 'alreadyAdmits'>>;

/**
 * The guards that Nest runs for every route, whichever module has registered them. Undefined when one of them is
 * request-scoped: then only Nest can run them all.
 */
export function registeredGuards(modules: ModulesContainer): readonly AdmissionGuard[] | undefined {
  const all = [...modules.values()];
  // Nest registers guards of a narrower scope as injectables.
  if (all.some(({ injectables }) => [...injectables.values()].some(isGlobal))) return undefined;
  return all.flatMap(({ providers }) =>
    [...providers.values()].filter(isGlobal).map(({ instance }) => instance as AdmissionGuard),
  );
}

/** The {@link registeredGuards}, if each of them can tell beforehand whom it admits. */
export function knowingGuards(modules: ModulesContainer): readonly KnowingGuard[] | undefined {
  const guards = registeredGuards(modules);
  if (!guards) return undefined;
  return guards.every(isKnowing) ? guards : undefined;
}

/** Nest appends an id to the token, so that several can be registered. */
const isGlobal = ({ token }: { token: unknown }): boolean => String(token).startsWith(APP_GUARD);

const isKnowing = (guard: unknown): guard is KnowingGuard =>
  typeof (guard as AdmissionGuard | null)?.alreadyAdmits === 'function';
