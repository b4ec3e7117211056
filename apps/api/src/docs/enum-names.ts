import { type ApiDocument, pascal, refTo, type Schema } from './document';
import { eachSchemaOf } from './walk';

/** Better names than those of the class and field in which the values stand. */
const ENUM_NAMES: Record<string, string> = {
  BookedStatus: 'BookingStatus',
  BookedSource: 'BookingSource',
  AuditEntryAction: 'AuditAction',
  AuditEntryActorType: 'ActorType',
  AttendeeLanguage: 'Language',
  CompanyOfUserLocale: 'Locale',
  NewTokenAbilities: 'Ability',
  WebhookDeliveryType: 'WebhookEventType',
  SyncProgressPhase: 'SyncPhase',
};

interface Choice {
  name: string;
  values: unknown[];
}

const keyOf = (values: unknown[]): string => JSON.stringify(values.filter((value) => value !== null).toSorted());
const isChoice = ({ enum: values = [] }: Schema): boolean =>
  values.filter((value) => typeof value === 'string').length > 1;

/** Describes each list of words once, under a name, and refers to it from wherever it stands. */
export function nameEnums(document: ApiDocument): void {
  const { schemas } = document.components;
  const choices = new Map<string, Choice>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      const values = [property, property.items ?? {}].find(isChoice)?.enum;
      if (!values) continue;
      const own = { name: name + pascal(field), values: values.filter((value) => value !== null) };
      const known = choices.get(keyOf(values));
      if (!known || isBetter(own.name, known.name)) choices.set(keyOf(values), own);
    }
  }
  eachSchemaOf(document, (schema) => {
    const choice = isChoice(schema) ? choices.get(keyOf(schema.enum ?? [])) : undefined;
    if (choice) referTo(schema, ENUM_NAMES[choice.name] ?? choice.name);
  });
  for (const { name, values } of choices.values()) schemas[ENUM_NAMES[name] ?? name] = { type: 'string', enum: values };
}

/** The shorter one, and of equal ones the first by letter: independent of the order in which classes are found. */
const isBetter = (name: string, than: string): boolean =>
  name in ENUM_NAMES !== than in ENUM_NAMES
    ? name in ENUM_NAMES
    : name.length === than.length
      ? name < than
      : name.length < than.length;

function referTo(schema: Schema, name: string): void {
  const isNullable = schema.enum?.includes(null);
  delete schema.enum;
  delete schema.type;
  if (isNullable) schema.anyOf = [refTo(name), { type: 'null' }];
  else Object.assign(schema, refTo(name));
}
