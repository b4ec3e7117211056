/** How a person is named who wants to know what is stored, or to be forgotten. At least one of both. */
export interface Contact {
  /** Lower case. */
  email?: string;
  /** E.164. */
  phone?: string;
}

export const textsOf = ({ email, phone }: Contact): string[] => [email, phone].filter((text) => text !== undefined);
