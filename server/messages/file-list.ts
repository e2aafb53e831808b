import { type EntityProperty, type Platform, Type } from '@mikro-orm/core';
import type { SentFile } from '../core/events.ts';

/** What a message carries that has no files. */
export const noFiles: readonly SentFile[] = Object.freeze([]);

/** The column of a message that tells of its files, as JSON; null for none, so that messages without any cost nothing. */
export class FileList extends Type<readonly SentFile[] | null, string | null> {
  override convertToDatabaseValue(value: readonly SentFile[] | null): string | null {
    return value === null ? null : encodeFiles(value);
  }

  override convertToJSValue(value: string | null): readonly SentFile[] | null {
    return value === null ? null : decodeFiles(value);
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(prop: EntityProperty, platform: Platform): string {
    return platform.getTextTypeDeclarationSQL(prop);
  }
}

export function encodeFiles(files: readonly SentFile[]): string | null {
  return files.length === 0 ? null : JSON.stringify(files);
}

export function decodeFiles(stored: string | null): readonly SentFile[] {
  return stored === null ? noFiles : (JSON.parse(stored) as SentFile[]);
}
