/**
 * A refusal that a person can cause and understand. Thrown in a domain, it rolls the transaction back and becomes data in the
 * payload's `error`. `type` is the name of a type in schema.graphql that implements `UserError`; `details` are its other fields.
 */
export class UserError extends Error {
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(type: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'UserError';
    this.type = type;
    this.details = details;
  }
}

/** One broken rule of one input field; `field` is its name in schema.graphql. */
export interface InputProblem {
  readonly field: string;
  readonly message: string;
}

/** Throws `InvalidInput` with all the problems found, or returns if there are none. Nulls are rules that held. */
export function refuseIfAny(problems: readonly (InputProblem | null)[]): void {
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) {
    throw new UserError('InvalidInput', found.map((problem) => problem.message).join(' '), { problems: found });
  }
}
