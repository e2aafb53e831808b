/** A refusal as the server tells it: in one sentence, and where it knows them, rule by rule with the input's field. */
export interface Refusal {
  readonly __typename?: string;
  readonly message: string;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
}

/** The words to show beside each field, and those that belong to none of them. */
export interface Problems<Field extends string> {
  readonly byField: Readonly<Partial<Record<Field, string>>>;
  readonly other: string | null;
}

/** Which field a refusal without field names speaks of. */
const fieldOfRefusal: Readonly<Record<string, string>> = {
  UsernameTaken: 'username',
  EmailTaken: 'email',
  SetUpCodeWrong: 'code',
};

/** Sorts a refusal's words: beside the fields that the form has, the rest above it. Several rules of one field follow each other. */
export function sortProblems<Field extends string>(refusal: Refusal, fields: readonly Field[]): Problems<Field> {
  const isField = (name: string | undefined): name is Field => fields.some((field) => field === name);
  const field = fieldOfRefusal[refusal.__typename ?? ''];
  if (isField(field)) return { byField: { [field]: refusal.message } as Problems<Field>['byField'], other: null };

  const byField: Partial<Record<Field, string>> = {};
  const other: string[] = [];
  for (const problem of refusal.problems ?? []) {
    if (isField(problem.field)) byField[problem.field] = joined(byField[problem.field], problem.message);
    else other.push(problem.message);
  }
  if (!refusal.problems?.length) other.push(refusal.message);
  return { byField, other: other.length > 0 ? other.join(' ') : null };
}

function joined(before: string | undefined, message: string): string {
  return before ? `${before} ${message}` : message;
}
