import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Locale } from '@app/speech';
import type { EventType } from './event-type.entity';
import { locationLabel } from './location-labels';
import { INPUTS, type Input, questionsOf } from './questions';

export class LocationDto {
  @ApiProperty({ example: 'address', description: "Cal.com's name of the kind of place" })
  type: string;

  @ApiProperty({ example: 'Torstraße 112, 10119 Berlin' })
  label: string;
}

export class BookingFieldDto {
  @ApiProperty({ example: 'insurance', description: 'Names the answer among the `answers` of a booking' })
  slug: string;

  @ApiProperty({ example: 'select', enum: INPUTS })
  type: Input;

  @ApiProperty({ example: 'Versicherung' })
  label: string;

  @ApiProperty({ example: true })
  required: boolean;

  @ApiPropertyOptional({ example: ['gesetzlich', 'privat'], type: [String], description: 'What may be chosen' })
  options?: string[];
}

export class EventTypeDto {
  @ApiProperty({ example: 2563193, description: "Cal.com's id of the event type" })
  id: number;

  @ApiProperty({ example: 'Damenhaarschnitt' })
  title: string;

  @ApiProperty({ example: 'damenhaarschnitt' })
  slug: string;

  @ApiProperty({ example: 'Beratung, Waschen, Schneiden, Föhnen.', nullable: true, type: String })
  description: string | null;

  @ApiProperty({ example: 45, description: 'Minutes' })
  duration: number;

  @ApiProperty({ example: [45, 60], type: [Number], description: 'Minutes' })
  duration_options: number[];

  @ApiProperty({ example: 4900, description: "In the currency's minor unit" })
  price: number;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({
    example: 2,
    nullable: true,
    type: Number,
    description: 'The same service at another team has the same id',
  })
  service_id: number | null;

  @ApiProperty({ example: false, description: 'True: a host must confirm a booking before it stands' })
  requires_confirmation: boolean;

  @ApiProperty({ example: null, nullable: true, type: Number, description: 'Attendees of one time; null: one' })
  seats: number | null;

  @ApiProperty({ example: 120, description: 'Minutes between now and the first time that can be booked' })
  minimum_notice_minutes: number;

  @ApiProperty({ type: [LocationDto], description: 'Where it can take place; of several, a booking names one' })
  locations: LocationDto[];

  @ApiProperty({ type: [BookingFieldDto], description: 'What a person is asked' })
  booking_fields: BookingFieldDto[];
}

/** @param locale of the names of places and standing questions. */
export const toEventTypeDto = (eventType: EventType, locale: Locale): EventTypeDto => ({
  id: eventType.calcomEventTypeId,
  title: eventType.title,
  slug: eventType.slug,
  description: eventType.description ?? null,
  duration: eventType.duration,
  duration_options: eventType.durationOptions,
  price: eventType.price,
  currency: eventType.currency,
  service_id: eventType.serviceId ?? null,
  requires_confirmation: eventType.requiresConfirmation,
  seats: eventType.seats ?? null,
  minimum_notice_minutes: eventType.minimumNoticeMinutes,
  locations: eventType.locations
    .filter(({ type }) => type !== 'unknown')
    .map((location) => ({ type: location.type, label: locationLabel(location, locale) })),
  booking_fields: questionsOf(eventType.bookingFields, locale).map(({ slug, input, label, required, options }) => ({
    slug,
    type: input,
    label,
    required,
    ...(options ? { options } : {}),
  })),
});
