import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { IsId, MayBeMissing } from '@app/common';
import { IsNewPassword } from '../authentication/password-rules';
import type { User } from '../authentication/user.entity';

const ROLES = ['admin', 'member'] as const;
const BRANCH_FIELD = {
  example: 3,
  nullable: true,
  type: Number,
  description: 'The branch that the user is limited to; null: the whole company',
};
const PASSWORD_FIELD = { example: 'correct horse battery staple', writeOnly: true };

/** `null` is the whole company, so only a missing field is optional. */
const IsBranchId = (): PropertyDecorator => applyDecorators(IsOptional(), IsId());

export class NewUserDto {
  @ApiProperty({ example: 'reception@salon-lindgruen.example' })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ example: 'member', enum: ROLES })
  @IsIn(ROLES)
  role: User['role'];

  @ApiPropertyOptional({ ...PASSWORD_FIELD, description: 'Absent: the user has tokens only' })
  @MayBeMissing()
  @IsNewPassword()
  password?: string;

  @ApiPropertyOptional(BRANCH_FIELD)
  @IsBranchId()
  branch_id?: number | null;
}

export class UserPatchDto {
  @ApiPropertyOptional({ example: 'admin', enum: ROLES })
  @MayBeMissing()
  @IsIn(ROLES)
  role?: User['role'];

  @ApiPropertyOptional(BRANCH_FIELD)
  @IsBranchId()
  branch_id?: number | null;

  @ApiPropertyOptional(PASSWORD_FIELD)
  @MayBeMissing()
  @IsNewPassword()
  password?: string;
}

export class ListedUserDto {
  @ApiProperty({ example: 1 })
  id: number;

  @ApiProperty({ example: 'admin@salon-lindgruen.example' })
  email: string;

  @ApiProperty({ example: 'admin', enum: ROLES })
  role: string;

  @ApiProperty(BRANCH_FIELD)
  branch_id: number | null;
}

export const toListedUserDto = ({ id, email, role, branchId }: User): ListedUserDto => ({
  id,
  email,
  role,
  branch_id: branchId ?? null,
});
