import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import type { ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { badRequest } from './errors';

/** Validates input against a closed class. @throws ApiError 400 with one long line of text, as Cal.com has it. */
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

/** A path id. @throws ApiError 400 with the message of Nest's ParseIntPipe. */
export function parseId(value: string | undefined): number {
  if (value === undefined || !/^-?\d+$/.test(value)) throw badRequest('Validation failed (numeric string is expected)');
  return Number(value);
}
