import { isRecord } from '@app/common';

/** An essential part of an answer is missing or of another type. `message` is its place: `data[2].title`. */
export class MissingPart extends Error {}

/**
 * Tolerant reader of an answer: a missing required field throws by name, any other has a fallback. Cal.com sends null
 * and empty strings where its document has values, and `{"disabled": true}` where it has lists and objects.
 */
export class Wire {
  private constructor(
    readonly raw: Record<string, unknown>,
    readonly place: string,
  ) {}

  /** @throws MissingPart unless the value is an object. */
  static object(value: unknown, place: string): Wire {
    if (!isRecord(value)) throw new MissingPart(place);
    return new Wire(value, place);
  }

  /** @throws MissingPart unless the value is a list of objects. */
  static list(value: unknown, place: string): Wire[] {
    if (!Array.isArray(value)) throw new MissingPart(place);
    return value.map((item, index) => Wire.object(item, `${place}[${index}]`));
  }

  text(field: string): string {
    return this.textOr(field) ?? this.missing(field);
  }

  number(field: string): number {
    return this.numberOr(field) ?? this.missing(field);
  }

  date(field: string): Date {
    return this.dateOr(field) ?? this.missing(field);
  }

  textOr(field: string): string | null {
    const value = this.raw[field];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  numberOr(field: string): number | null {
    const value = this.raw[field];
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
  }

  dateOr(field: string): Date | null {
    const date = new Date(this.textOr(field) ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? null : date;
  }

  flag(field: string): boolean {
    return this.raw[field] === true;
  }

  /** A setting that is an object when switched on, and null, absent or `{"disabled": true}` when off. */
  isOn(field: string): boolean {
    const value = this.raw[field];
    return isRecord(value) ? value.disabled !== true : value === true;
  }

  objectOr(field: string): Record<string, unknown> {
    const value = this.raw[field];
    return isRecord(value) ? value : {};
  }

  /** The objects of a list; none when it is no list. */
  items(field: string): Wire[] {
    const value = this.raw[field];
    return Array.isArray(value) ? Wire.list(value.filter(isRecord), `${this.place}.${field}`) : [];
  }

  numbers(field: string): number[] {
    const value = this.raw[field];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
  }

  texts(field: string): string[] {
    const value = this.raw[field];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
  }

  /** @throws MissingPart naming the field. */
  missing(field: string): never {
    throw new MissingPart(`${this.place}.${field}`);
  }
}
