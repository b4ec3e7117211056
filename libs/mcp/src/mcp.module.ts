import { Module } from '@nestjs/common';
import { ReceptionistModule } from '@app/receptionist';
import { McpController } from './mcp.controller';
import { McpTools } from './tools';

@Module({
  imports: [ReceptionistModule],
  controllers: [McpController],
  providers: [McpTools],
})
export class McpModule {}
