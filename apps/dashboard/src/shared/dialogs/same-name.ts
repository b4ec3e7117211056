/** Letter case and the kind of blanks do not count: a time such as `2:30 PM` holds one that no keyboard has. */
export const isSameName = (typed: string, name: string): boolean => plain(typed) === plain(name);

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
