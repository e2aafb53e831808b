import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { type UserError } from '../shared/user-error.ts';

/**
 * Runs a change and turns the database's own refusal of a second row with the same unique column into the given words.
 * `refusals` maps a part of the column's or constraint's name to what is thrown instead.
 */
export async function refusingDuplicates<T>(
  refusals: Readonly<Record<string, () => UserError>>,
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) {
      for (const [column, refusal] of Object.entries(refusals)) {
        if (error.message.includes(column)) throw refusal();
      }
    }
    throw error;
  }
}
