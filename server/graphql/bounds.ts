import {
  getNamedType,
  GraphQLError,
  type GraphQLNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { limits } from '../shared/limits.ts';

interface Extent {
  /** Fields and spread fragments: fragments that only spread each other cost time too. */
  fields: number;
  depth: number;
  cost: number;
  /** The most that one selection names the same field: comparing them all with each other is what a validator takes longest for. */
  repeats: number;
}

/**
 * Refuses a document that asks for too much before any of it runs: by depth, by fields after spreading fragments (so aliases count),
 * by root fields, and by rows, where each page multiplies what is inside it.
 */
export const boundsRule: ValidationRule = (context: ValidationContext) => ({
  OperationDefinition(operation: OperationDefinitionNode) {
    const isIntrospection = operation.selectionSet.selections.every(
      (root) => root.kind === Kind.FIELD && root.name.value.startsWith('__'),
    );
    const problem = problemOf(context, operation, isIntrospection);
    if (problem !== null)
      context.reportError(new GraphQLError(problem, { nodes: operation, extensions: { code: 'BAD_USER_INPUT' } }));
  },
});

function problemOf(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  isIntrospection: boolean,
): string | null {
  const extent: Extent = { fields: 0, depth: 0, cost: 0, repeats: 0 };
  const root = context.getSchema().getRootType(operation.operation) ?? undefined;
  const roots = measure(context, root, operation.selectionSet, extent, 1, 1, new Set(), new Map());
  if (extent.repeats > limits.documentRepeatsMax)
    return `This operation names one field more than ${limits.documentRepeatsMax} times in one place.`;
  if (isIntrospection) return null;
  if (roots > limits.rootFieldsMax)
    return `This operation has ${roots} root fields; at most ${limits.rootFieldsMax} are allowed. Send several requests.`;
  if (extent.depth > limits.documentDepthMax)
    return `This operation is nested more than ${limits.documentDepthMax} levels deep.`;
  if (extent.fields > limits.documentFieldsMax)
    return `This operation asks for more than ${limits.documentFieldsMax} fields.`;
  if (extent.cost > limits.documentCostMax)
    return `This operation may read more than ${limits.documentCostMax} rows. Ask for smaller pages.`;
  return null;
}

/** Adds a selection set to the extent and answers how many fields it has itself. Stops early once a bound is passed. */
function measure(
  context: ValidationContext,
  parent: GraphQLNamedType | undefined,
  set: SelectionSetNode,
  extent: Extent,
  depth: number,
  rows: number,
  open: Set<FragmentDefinitionNode>,
  names: Map<string, number>,
): number {
  extent.depth = Math.max(extent.depth, depth);
  let own = 0;
  for (const selection of set.selections) {
    if (extent.fields > limits.documentFieldsMax || extent.depth > limits.documentDepthMax) return own;
    extent.fields++;
    if (selection.kind === Kind.FIELD) {
      own++;
      const name = selection.alias?.value ?? selection.name.value;
      const repeats = (names.get(name) ?? 0) + 1;
      names.set(name, repeats);
      extent.repeats = Math.max(extent.repeats, repeats);
      extent.cost += rows;
      if (selection.selectionSet === undefined) continue;
      const field =
        isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
      const type = field === undefined ? undefined : getNamedType(field.type);
      const isPage = field?.args.some((argument) => argument.name === 'first') ?? false;
      const size = isPage ? pageSizeOf(selection.arguments ?? []) : 1;
      measure(context, type, selection.selectionSet, extent, depth + 1, rows * size, open, new Map());
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = conditionOf(context, selection.typeCondition, parent);
      own += measure(context, type, selection.selectionSet, extent, depth, rows, open, names);
    } else {
      const fragment = context.getFragment(selection.name.value);
      if (!fragment || open.has(fragment)) continue;
      open.add(fragment);
      const type = conditionOf(context, fragment.typeCondition, parent);
      own += measure(context, type, fragment.selectionSet, extent, depth, rows, open, names);
      open.delete(fragment);
    }
  }
  return own;
}

/** The type that a fragment is about. */
function conditionOf(
  context: ValidationContext,
  condition: NamedTypeNode | undefined,
  parent: GraphQLNamedType | undefined,
): GraphQLNamedType | undefined {
  return condition === undefined ? parent : context.getSchema().getType(condition.name.value);
}

/** Rows that a field's page may hold, told or not; a variable may be as large as a page can be. */
function pageSizeOf(
  args: NonNullable<Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>['arguments']>,
): number {
  const size = args.find((argument) => argument.name.value === 'first' || argument.name.value === 'last');
  if (size === undefined) return limits.pageSizeDefault;
  return size.value.kind === Kind.INT
    ? Math.min(Math.max(Number(size.value.value), 1), limits.pageSizeMax)
    : limits.pageSizeMax;
}
