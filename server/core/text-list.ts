import { type EntityProperty, type Platform, Type } from '@mikro-orm/core';

/** A column that keeps a short list of well-formed texts, in their order and to the byte, as JSON; what PostgreSQL cannot store JSON escapes. */
export class TextList extends Type<string[], string> {
  override convertToDatabaseValue(value: string[]): string {
    return JSON.stringify(value);
  }

  override convertToJSValue(value: string): string[] {
    return JSON.parse(value) as string[];
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(prop: EntityProperty, platform: Platform): string {
    return platform.getTextTypeDeclarationSQL(prop);
  }
}
