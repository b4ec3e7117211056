import { IsArray, IsBoolean, IsIn, IsNumber, IsOptional, IsString, Min } from 'class-validator';
import type { Webhook } from '../model';
import { type Trigger, TRIGGERS } from '../triggers';

export class CreateWebhookInput {
  @IsBoolean()
  active: boolean;

  @IsString()
  subscriberUrl: string;

  @IsArray()
  @IsIn(TRIGGERS, { each: true })
  triggers: Trigger[];

  @IsOptional()
  @IsString()
  secret?: string;

  @IsOptional()
  @IsString()
  payloadTemplate?: string;

  @IsOptional()
  @IsIn(['2021-10-20', '2026-07-27'])
  version?: Webhook['version'];

  @IsOptional()
  @IsNumber()
  @Min(1)
  time?: number | null;

  @IsOptional()
  @IsIn(['DAY', 'HOUR', 'MINUTE'])
  timeUnit?: Webhook['timeUnit'];
}
