import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { IsId, MayBeMissing } from '@app/common';
import { ABILITIES } from '../access/abilities';
import type { AccessToken } from './access-token.entity';

const ABILITIES_EXAMPLE = ['teams:read', 'bookings:write'];

export class NewTokenDto {
  @ApiProperty({ example: 'Website', description: 'What the token is for' })
  @IsString()
  @Length(1, 100)
  @Matches(/\S/, { message: '$property must not be blank' })
  name: string;

  @ApiPropertyOptional({ example: 1, description: 'Whom it speaks for; absent: you' })
  @MayBeMissing()
  @IsId()
  user_id?: number;

  @ApiPropertyOptional({
    isArray: true,
    enum: ABILITIES,
    example: ABILITIES_EXAMPLE,
    description: 'None that your own token lacks; absent: those of your own token',
  })
  @MayBeMissing()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(ABILITIES, { each: true })
  abilities?: string[];

  @ApiPropertyOptional({ example: '30d', description: 'Minutes, hours or days: 45m, 12h, 30d. Absent: never' })
  @MayBeMissing()
  @Matches(/^[1-9]\d{0,4}[mhd]$/, { message: '$property must be a duration such as 45m, 12h or 30d' })
  expires_in?: string;
}

export class TokenDto {
  @ApiProperty({ example: 7 })
  id: number;

  @ApiProperty({ example: 'Website' })
  name: string;

  @ApiProperty({ example: 1, description: 'Whom it speaks for' })
  user_id: number;

  @ApiProperty({ type: [String], example: ABILITIES_EXAMPLE, description: '`*`: all' })
  abilities: string[];

  @ApiProperty({ example: '2026-12-01T09:30:00.000Z', nullable: true, type: String, format: 'date-time' })
  last_used_at: string | null;

  @ApiProperty({ example: '2026-12-31T09:30:00.000Z', nullable: true, type: String, format: 'date-time' })
  expires_at: string | null;
}

export class CreatedTokenDto extends TokenDto {
  @ApiProperty({ example: '7|Qk3v…', description: 'Shown this once; send it as `Authorization: Bearer …`' })
  token: string;
}

export const toTokenDto = (token: AccessToken): TokenDto => ({
  id: token.id,
  name: token.name,
  user_id: token.userId,
  abilities: token.abilities,
  last_used_at: token.lastUsedAt?.toISOString() ?? null,
  expires_at: token.expiresAt?.toISOString() ?? null,
});
