import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  getMetadataStorage,
  IS_EMAIL,
  IS_IN,
  IS_INT,
  IS_LENGTH,
  IS_POSITIVE,
  IS_URL,
  MATCHES,
  MAX,
  MAX_LENGTH,
  MIN,
} from 'class-validator';

type Facts = readonly unknown[];
type Constraint = Record<string, unknown>;

/** Each validation rule in JSON Schema. Rules without a keyword there stand only in the descriptions. */
const MEANINGS: Record<string, (facts: Facts) => Constraint> = {
  [IS_INT]: () => ({ type: 'integer' }),
  [IS_POSITIVE]: () => ({ exclusiveMinimum: 0 }),
  [MIN]: ([minimum]) => ({ minimum }),
  [MAX]: ([maximum]) => ({ maximum }),
  [IS_LENGTH]: ([minLength, maxLength]) => ({ minLength, maxLength }),
  [MAX_LENGTH]: ([maxLength]) => ({ maxLength }),
  [IS_EMAIL]: () => ({ format: 'email' }),
  [IS_URL]: () => ({ format: 'uri' }),
  [IS_IN]: ([values]) => ({ enum: values }),
  [MATCHES]: ([pattern]) => ({ pattern: (pattern as RegExp).source }),
  isId: () => ({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  isLocalDate: () => ({ format: 'date' }),
  isInstant: () => ({ format: 'date-time' }),
  isInternationalPhoneNumber: () => ({ pattern: '^\\+' }),
};

interface Rule {
  target: unknown;
  propertyName: string;
  name?: string;
  type: string;
  constraints?: Facts;
  /** It is about the items of a list. */
  each?: boolean;
}

/** The rules of every class, from class-validator's metadata. */
function rules(): Rule[] {
  const { validationMetadatas } = getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Rule[]> };
  return [...validationMetadatas.values()].flat();
}

/** What is described already of the items of a list. */
const itemsOf = (target: object, property: string): Constraint =>
  (Reflect.getMetadata('swagger/apiModelProperties', target, property) as { items?: Constraint }).items ?? {};

const isDescribed = (target: object, property: string): boolean =>
  Reflect.hasMetadata('swagger/apiModelProperties', target, property);

/** Derives the description's constraints from the validation rules, so that the two cannot differ. */
export function describeConstraints(): void {
  for (const { target, propertyName, name, type, constraints = [], each = false } of rules()) {
    const meaning = MEANINGS[name ?? type]?.(constraints);
    if (!meaning || typeof target !== 'function' || !isDescribed(target.prototype as object, propertyName)) continue;
    const prototype = target.prototype as object;
    const constraint = each ? { items: { ...itemsOf(prototype, propertyName), ...meaning } } : meaning;
    ApiProperty(constraint as ApiPropertyOptions)(prototype, propertyName);
  }
}

/** Names of the validated classes, which accept no field beyond those that they describe. */
export const checkedClasses = (): Set<string> =>
  new Set(rules().flatMap(({ target }) => (typeof target === 'function' ? [target.name] : [])));
