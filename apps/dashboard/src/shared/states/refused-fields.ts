import { ApiError } from '../api/client';

interface RefusedField {
  field: string;
  message: string;
}

/** The fields that the server names in a refusal; none where it names none. */
export function refusedFields(error: unknown): RefusedField[] {
  const details: unknown = error instanceof ApiError ? error.details : undefined;
  return Array.isArray(details) ? details.filter(isRefusedField) : [];
}

const isRefusedField = (detail: unknown): detail is RefusedField =>
  typeof detail === 'object' && detail !== null && 'field' in detail && 'message' in detail;
