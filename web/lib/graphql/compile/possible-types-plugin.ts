import { isAbstractType, visit, type DocumentNode, type GraphQLSchema } from 'graphql';

/**
 * A plugin of the code generator: which types are behind each interface and union that a fragment of the documents is on. The
 * schema's others, most of them the refusals of one mutation, are left out: nothing asks whether a type is one of theirs.
 */
export function plugin(schema: GraphQLSchema, files: readonly { document?: DocumentNode }[]): string {
  const asked = new Set<string>();
  const note = ({ typeCondition }: { typeCondition?: { name: { value: string } } | undefined }): void => {
    if (typeCondition) asked.add(typeCondition.name.value);
  };
  for (const { document } of files) if (document) visit(document, { FragmentDefinition: note, InlineFragment: note });

  const possible: Record<string, string[]> = {};
  for (const name of Array.from(asked).toSorted()) {
    const type = schema.getType(name);
    if (isAbstractType(type)) possible[name] = Array.from(schema.getPossibleTypes(type), (one) => one.name).toSorted();
  }
  return `export const possibleTypes = ${JSON.stringify(possible, null, 2)};\n`;
}
