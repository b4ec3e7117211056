import { type Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { isRecord } from '@app/common';
import type { FunctionFacts } from '@app/receptionist';

/** The fields of a form. */
const fieldsOf = (form: Type): ReadonlySet<string> =>
  new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(form, '', false, false)
      .map(({ propertyName }) => propertyName),
  );

/**
 * Tells which form a user's body has, where a route has one of its own beside the arguments of its function: those of the
 * function, if it has one that the route's own form does not have.
 */
export function isForFunction({ parameters: { properties } }: FunctionFacts, form: Type): (body: unknown) => boolean {
  const own = fieldsOf(form);
  const ofFunctionAlone = Object.keys(properties).filter((name) => !own.has(name));
  return (body) => isRecord(body) && ofFunctionAlone.some((name) => Object.hasOwn(body, name));
}
