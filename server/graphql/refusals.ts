import { UserError } from '../shared/user-error.ts';

/** A refusal as the API's data: an object of the error type's name and fields. */
export interface Refusal<Name extends string> {
  readonly __typename: Name;
  readonly message: string;
}

/** Runs a command; a refusal that a person can cause becomes `{ error }` of the payload. */
export async function refusable<Payload extends object>(
  command: () => Promise<Payload>,
): Promise<Payload & { error: never }> {
  try {
    return { error: null, ...(await command()) } as unknown as Payload & { error: never };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { error: { __typename: error.type, message: error.message, ...error.details } } as unknown as Payload & {
      error: never;
    };
  }
}
