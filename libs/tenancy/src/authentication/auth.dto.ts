import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { MayBeMissing } from '@app/common';

export class SignInDto {
  @ApiProperty({ example: 'admin@salon-lindgruen.example' })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ example: 'correct horse battery staple', writeOnly: true })
  @IsString()
  @Length(1, 256)
  password: string;

  @ApiPropertyOptional({ example: 'Reception, left desk', description: 'What the token is for' })
  @MayBeMissing()
  @IsString()
  @Length(1, 100)
  name?: string;
}

export class SessionCredentialsDto {
  @ApiProperty({ example: 'admin@salon-lindgruen.example' })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ example: 'correct horse battery staple', writeOnly: true })
  @IsString()
  @Length(1, 256)
  password: string;
}

export class CompanyOfUserDto {
  @ApiProperty({ example: 1 })
  id: number;

  @ApiProperty({ example: 'Salon Lindgrün' })
  name: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ example: 'de', enum: ['de', 'en'] })
  locale: string;
}

export class UserDto {
  @ApiProperty({ example: 1 })
  id: number;

  @ApiProperty({ example: 'admin@salon-lindgruen.example' })
  email: string;

  @ApiProperty({ example: 'admin', enum: ['admin', 'member'] })
  role: string;

  @ApiProperty({ example: 3, nullable: true, type: Number, description: 'The branch that the user is limited to' })
  branch_id: number | null;

  @ApiProperty({ type: CompanyOfUserDto })
  company: CompanyOfUserDto;
}

export class SignedInDto {
  @ApiProperty({ example: '7|Qk3v…', description: 'Shown once; send it as `Authorization: Bearer …`' })
  token: string;

  @ApiProperty({ example: '2026-12-24T09:00:00.000Z', nullable: true, type: String, format: 'date-time' })
  expires_at: string | null;

  @ApiProperty({ type: UserDto })
  user: UserDto;
}

export class SessionDto {
  @ApiProperty({ type: UserDto })
  user: UserDto;

  @ApiProperty({ example: '2026-11-24T21:00:00.000Z', format: 'date-time' })
  expires_at: string;
}
