import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { Database } from '../orm.ts';
import { type ColumnKind, kindOf } from './column-kinds.ts';

/** A column that is copied. */
export interface CopiedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A table that is copied, with its rows in the order of `key`. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly CopiedColumn[];
  /** The columns of the primary key. */
  readonly key: readonly CopiedColumn[];
}

/**
 * Every table of the entities, those that are referred to before those that refer to them. `target` is a PostgreSQL database: its types
 * decide. Throws if tables refer to each other in a circle, since no order would do.
 */
export function tablesToCopy(target: Database): CopiedTable[] {
  const all = [...target.getMetadata().getAll().values()].filter((meta) => !meta.virtual && !meta.embeddable);
  const sorted: CopiedTable[] = [];
  const isSorted = (name: string): boolean => sorted.some((table) => table.name === name);
  while (sorted.length < all.length) {
    const next = all.find(
      (meta) =>
        !isSorted(meta.tableName) &&
        meta.props.every((prop) => !refersByColumn(prop) || isSorted(prop.targetMeta!.tableName)),
    );
    if (!next) throw new Error('Tables refer to each other in a circle: say in copy/tables.ts how to copy them.');
    const columns = next.props
      .filter(isStored)
      .flatMap(({ fieldNames, columnTypes }) =>
        fieldNames.map((name, index) => ({ name, kind: kindOf(columnTypes[index]!, `${next.tableName}.${name}`) })),
      );
    const key = next.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);
    sorted.push({
      name: next.tableName,
      columns,
      key: key.map((name) => columns.find((column) => column.name === name)!),
    });
  }
  return sorted;
}

function refersByColumn({ kind, owner }: EntityProperty): boolean {
  return kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);
}

function isStored(prop: EntityProperty): boolean {
  const hasColumn = prop.kind === ReferenceKind.SCALAR || refersByColumn(prop);
  return hasColumn && prop.persist !== false && !prop.generated;
}

/** A name as both databases quote it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The key of a row whose values are in the order of the table's columns, for people. */
export function keyOf({ columns, key }: CopiedTable, row: readonly unknown[]): string {
  return key.map((column) => String(row[columns.indexOf(column)])).join(', ');
}
