import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import type { ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { badRequest } from './errors';

/** Checks input against a closed class and fails with the one long line of text that Cal.com makes of it. */
export function validated<T extends object>(type: ClassConstructor<T>, input: unknown): T {
  const instance = plainToInstance(type, input ?? {}, { exposeUnsetFields: false });
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw badRequest(describe(errors));
  return instance;
}

function describe(errors: readonly ValidationError[]): string {
  return errors
    .map(({ property, constraints, children }) => {
      const broken = Object.values(constraints ?? {}).join(', ');
      return `${property} property is wrong,${broken} ${children?.length ? describe(children) : ''}`;
    })
    .join(', ');
}

/** Path ids, with the words of Nest's ParseIntPipe. */
export function parseId(value: string | undefined): number {
  if (value === undefined || !/^-?\d+$/.test(value)) throw badRequest('Validation failed (numeric string is expected)');
  return Number(value);
}
