import { type ArgumentMetadata, type Type, type ValidationError, ValidationPipe } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type FieldProblem, invalid } from '../errors/errors';
import { isRecord } from './is-record';
import { MAX_VALUES, hasTooManyValues, unreadableIn } from './unreadable';

const RULES = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
} as const;

/** The pipe that validates every body, query and parameter against its class. Unknown fields are refused by name. */
export const createValidationPipe = (): ValidationPipe => new CheckingPipe({ transform: true });

class CheckingPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const type = metadata.metatype as Type<object> | undefined;
    const isOurs = type !== undefined && metadata.type !== 'custom' && this.toValidate(metadata);
    return isOurs ? validated(type, value) : super.transform(value, metadata);
  }
}

/**
 * Validates a value that no pipe has seen, such as the arguments inside a signed call.
 * @throws AppError 400 `validation_failed` naming each field.
 */
export function validated<T extends object>(type: Type<T>, value: unknown): T {
  if (!isRecord(value)) throw invalid({ field: 'body', message: 'must be a JSON object' });
  if (hasTooManyValues(value))
    throw invalid({ field: 'body', message: `must not have more than ${MAX_VALUES} values` });
  const unreadable = unreadableIn(value);
  if (unreadable.length > 0) throw invalid(...unreadable);
  const instance = plainToInstance(type, value);
  const problems = validateSync(instance, RULES);
  if (problems.length > 0) throw invalid(...problemsOf(problems));
  return instance as T;
}

/** What a value is comes before what else is wrong with it: a number is not "too long a text". */
const KINDS = ['isString', 'isBoolean', 'isInt', 'isNumber', 'isArray', 'isObject'];

/** One problem of each field. */
function problemsOf(errors: ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const { constraints = {} } = error;
    const rule = KINDS.find((kind) => constraints[kind] !== undefined) ?? Object.keys(constraints)[0];
    const own = rule === undefined ? [] : [{ field, message: messageOf(error, constraints[rule] ?? '') }];
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}

const messageOf = ({ value, property }: ValidationError, message: string): string =>
  value === undefined && isAboutForm(message) ? 'is required' : readable(message, property);

/** Whether a message is about the form of a value, which does not help if it is missing. Rules on absence say so. */
const isAboutForm = (message: string): boolean => /^\S+ (must|should)\b|^each value in /.test(message);

/** Cuts the property's name off, which class-validator puts in front of each message: `field` names it already. */
function readable(message: string, property: string): string {
  if (message === `property ${property} should not exist`) return 'is not a known field';
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
