import { type ApiDocument, type Operation, refTo, type Schema } from './document';
import { operationsOf } from './walk';

interface Form {
  required: string[];
  without: string[];
  description: string;
}

/** Requests that take one of two sets of fields, which a class of fields can only describe as optional. */
const FORMS: Record<string, Record<string, Form>> = {
  BookDto: {
    BookBySlot: {
      required: ['slot_id'],
      without: ['team_id', 'event_type_id', 'start', 'duration'],
      description: 'A free slot, as a search has named it',
    },
    BookByTime: {
      required: ['team_id', 'event_type_id', 'start'],
      without: ['slot_id'],
      description: 'A service of a team at a time',
    },
  },
  RescheduleDto: {
    RescheduleToSlot: { required: ['slot_id'], without: ['start'], description: 'To a free slot' },
    RescheduleToTime: { required: ['start'], without: ['slot_id'], description: 'To a time' },
  },
};

/** Replaces each of these classes by the forms that it stands for, wherever a request refers to it. */
export function describeChoices(document: ApiDocument): void {
  const { schemas } = document.components;
  for (const [name, forms] of Object.entries(FORMS)) {
    const whole = schemas[name];
    if (!whole) continue;
    for (const [formName, form] of Object.entries(forms)) schemas[formName] = formOf(whole, form);
    for (const { operation } of operationsOf(document)) replaceIn(operation, name, Object.keys(forms));
    delete schemas[name];
  }
}

function formOf({ properties = {}, required = [], ...rest }: Schema, form: Form): Schema {
  const kept = Object.entries(properties).filter(([field]) => !form.without.includes(field));
  return {
    ...rest,
    description: form.description,
    properties: Object.fromEntries(kept),
    required: [...form.required, ...required],
  };
}

function replaceIn({ requestBody }: Operation, name: string, forms: string[]): void {
  for (const content of Object.values(requestBody?.content ?? {}))
    if (content.schema?.$ref === refTo(name).$ref) content.schema = { oneOf: forms.map(refTo) };
}
