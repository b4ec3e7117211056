import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { CalcomIdentity } from '@app/calcom-client';
import { MayBeMissing } from '@app/common';

export class NewCalcomKeyDto {
  @ApiProperty({ example: 'key_of_your_account', writeOnly: true })
  @IsString()
  @Matches(/^[\x21-\x7e]{1,500}$/, { message: '$property must be 1 to 500 printable characters, none of them blank' })
  calcom_key: string;

  @ApiPropertyOptional({
    example: 'https://api.cal.com/v2',
    nullable: true,
    type: String,
    description: 'https, and a public address. Absent: as before; null: that of this service',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  calcom_base_url?: string | null;

  @ApiPropertyOptional({ example: false, description: 'Also a key of another account than before' })
  @MayBeMissing()
  @IsBoolean()
  force?: boolean;
}

export class CalcomAccountDto {
  @ApiProperty({ example: 'Lena Kessler', nullable: true, type: String })
  name: string | null;

  @ApiProperty({ example: null, nullable: true, type: Number, description: 'Cal.com’s id of it; null: in none' })
  organization: number | null;
}

export class ConnectedDto {
  @ApiProperty({ type: CalcomAccountDto, description: 'Whose key it is' })
  account: CalcomAccountDto;
}

export const toConnectedDto = ({ name, organizationId }: CalcomIdentity): ConnectedDto => ({
  account: { name, organization: organizationId },
});
