import { canonicalTimezone, isRecord } from '@app/common';
import { type Note, type Oddity, OddPart } from './oddity';
import { isStorable, isStorableText } from './storable';

/** Bounds of a whole number, both included. */
interface Bounds {
  min: number;
  max: number;
}

/** Of names, titles and what has an index: shorter than an entry of an index may be in any script. */
const MAX_NAME = 500;
const MAX_ADDRESS = 2048;
/** Moments outside are mistakes, and PostgreSQL takes not all of them. */
const MOMENTS = { min: Date.UTC(2000, 0), max: Date.UTC(2200, 0) };
/** With an offset: without one, a moment would depend on where this runs. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const DIGITS = /^-?\d+(\.\d+)?$/;

/**
 * Tolerant reader of an answer: a required field that cannot be used throws by name; any other counts as absent, and is
 * noted unless Cal.com is known to send it so. It sends null and empty strings where its document has values, and
 * `{"disabled": true}` where it has lists and objects.
 */
export class Wire {
  private constructor(
    readonly raw: Record<string, unknown>,
    readonly place: string,
    /** Notes on everything that is read from the same answer, or item. */
    readonly notes: Note[],
  ) {}

  /** @throws OddPart unless the value is an object. */
  static object(value: unknown, place: string, notes: Note[] = []): Wire {
    if (!isRecord(value)) throw new OddPart(place, value == null ? 'is missing' : 'is no object');
    return new Wire(value, place, notes);
  }

  /** A name or title: neither empty nor blank. @throws OddPart */
  name(field: string): string {
    const name = this.required(field, this.text(field));
    return name.trim() === '' ? this.refuse(field) : name;
  }

  /** @throws OddPart */
  id(field: string): number {
    return this.required(field, this.idOr(field));
  }

  /** @throws OddPart */
  moment(field: string): Date {
    return this.required(field, this.momentOr(field));
  }

  /** Null also where it is too long to be a name. */
  text(field: string, max = MAX_NAME): string | null {
    const value = this.raw[field];
    if (value == null || value === '') return null;
    if (typeof value !== 'string') return this.ignore(field, 'is no text');
    if (!isStorableText(value)) return this.ignore(field, 'holds characters or a depth that cannot be stored');
    return value.length > max ? this.ignore(field, 'is too long') : value;
  }

  /** A positive safe integer; Cal.com has been seen to send digits as text. */
  idOr(field: string): number | null {
    const value = this.numberOr(field, 'is no id');
    if (value === null || (Number.isSafeInteger(value) && value > 0)) return value;
    return this.ignore(field, 'is no id');
  }

  /** A whole number within the bounds. */
  wholeOr(field: string, { min, max }: Bounds): number | null {
    const value = this.numberOr(field, 'is no number that makes sense here');
    if (value === null) return null;
    const makesSense = Number.isInteger(value) && value >= min && value <= max;
    // Not the negative zero, which is stored as another one.
    return makesSense ? value + 0 : this.ignore(field, 'is no number that makes sense here');
  }

  momentOr(field: string): Date | null {
    const text = this.text(field);
    if (text === null) return null;
    const moment = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
    if (moment >= MOMENTS.min && moment < MOMENTS.max) return new Date(moment);
    return this.ignore(field, 'is no moment that makes sense here');
  }

  /** A time zone, in the letter case of the tz database. */
  zoneOr(field: string): string | null {
    const text = this.text(field);
    if (text === null) return null;
    return canonicalTimezone(text) ?? this.ignore(field, 'is no time zone; the one of the company is used');
  }

  /** An http(s) address; other texts stand for places, and only links of another kind are noted. */
  linkOr(field: string): string | null {
    const text = this.text(field, MAX_ADDRESS);
    if (text === null || !URL.canParse(text)) return null;
    const { protocol } = new URL(text);
    if (protocol === 'https:' || protocol === 'http:') return text;
    return protocol === 'integrations:' ? null : this.ignore(field, 'is no web address');
  }

  flag(field: string): boolean {
    const value = this.raw[field];
    if (value != null && typeof value !== 'boolean') this.ignore(field, 'is no true or false');
    return value === true;
  }

  /** A setting that is an object when switched on, and null, absent or `{"disabled": true}` when off. */
  setting(field: string): Wire | undefined {
    const value = this.raw[field];
    if (value == null || typeof value === 'boolean') return undefined;
    if (!isRecord(value)) return void this.ignore(field, 'is no object');
    return value.disabled === true ? undefined : new Wire(value, `${this.place}.${field}`, this.notes);
  }

  isOn(field: string): boolean {
    return this.setting(field) !== undefined || this.raw[field] === true;
  }

  /** The entries of an object that can be stored: one that cannot takes no other with it. */
  entries(field: string): Record<string, unknown> {
    const value = this.raw[field];
    if (!isRecord(value)) {
      if (value != null) this.ignore(field, 'is no object');
      return {};
    }
    const all = Object.entries(value);
    const storable = all.filter((entry) => isStorable(entry));
    if (storable.length < all.length) this.ignore(field, 'holds characters or a depth that cannot be stored');
    return Object.fromEntries(storable);
  }

  /** The objects of a list; none when it is no list. Where they are texts too, see {@link texts}. */
  items(field: string): Wire[] {
    return this.list(field).flatMap((item, index) =>
      isRecord(item) ? new Wire(item, `${this.place}.${field}[${index}]`, this.notes) : [],
    );
  }

  /** The whole numbers of a list that lie within the bounds, each once. */
  wholes(field: string, { min, max }: Bounds): number[] {
    const all = this.list(field).map((item) => (typeof item === 'string' && DIGITS.test(item) ? Number(item) : item));
    const isGood = (item: unknown): item is number =>
      Number.isInteger(item) && Number(item) >= min && Number(item) <= max;
    const good = all.filter(isGood);
    if (good.length < all.length) this.ignore(field, 'is no number that makes sense here');
    return [...new Set(good)];
  }

  /** The texts of a list, each once. */
  texts(field: string): string[] {
    const all = this.list(field).filter((item) => typeof item === 'string' && item !== '') as string[];
    const good = all.filter((text) => isStorableText(text) && text.length <= MAX_NAME);
    if (good.length < all.length) this.ignore(field, 'holds characters or a depth that cannot be stored');
    return [...new Set(good)];
  }

  /** Notes what is read as absent. */
  ignore(field: string, oddity: Oddity): null {
    this.notes.push({ place: `${this.place}.${field}`, oddity });
    return null;
  }

  /** @throws OddPart naming the field, with what was noted of it. */
  refuse(field: string, oddity?: Oddity): never {
    const place = `${this.place}.${field}`;
    throw new OddPart(place, oddity ?? this.notes.findLast((note) => note.place === place)?.oddity);
  }

  /** @throws OddPart unless the field is absent or has a value. */
  orAbsent<T>(field: string, value: T | null): T | null {
    return value === null && this.notes.some(({ place }) => place === `${this.place}.${field}`)
      ? this.refuse(field)
      : value;
  }

  /** @throws OddPart */
  required<T>(field: string, value: T | null): T {
    return value ?? this.refuse(field);
  }

  private numberOr(field: string, oddity: Oddity): number | null {
    const value = this.raw[field];
    if (value == null || value === '') return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return typeof value === 'string' && DIGITS.test(value) ? Number(value) : this.ignore(field, oddity);
  }

  private list(field: string): unknown[] {
    const value = this.raw[field];
    if (Array.isArray(value)) return value;
    if (value != null && !(isRecord(value) && value.disabled === true)) this.ignore(field, 'is no list');
    return [];
  }
}
