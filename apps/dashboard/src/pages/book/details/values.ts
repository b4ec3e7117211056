/** What is typed or chosen, by the slug of its field. */
export type Value = string | boolean | string[];
export type Values = Readonly<Record<string, Value>>;

/** The place of the appointment among the fields, where there are several to choose from. */
export const PLACE = ' place';
export const PLACE_DETAIL = ' place detail';

export const textOf = (values: Values, slug: string): string => {
  const value = values[slug];
  return typeof value === 'string' ? value.trim() : '';
};

export const listOf = (values: Values, slug: string): string[] => {
  const value = values[slug];
  return Array.isArray(value) ? value : [];
};
