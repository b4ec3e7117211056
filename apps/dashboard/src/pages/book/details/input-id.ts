/** The id of a field's input. Slugs may contain any character. */
export const inputId = (slug: string): string => `field-${encodeURIComponent(slug.trim())}`;
