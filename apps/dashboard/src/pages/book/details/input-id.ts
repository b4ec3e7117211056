/** Of the input of a field, whose slug may hold anything. */
export const inputId = (slug: string): string => `field-${encodeURIComponent(slug.trim())}`;
