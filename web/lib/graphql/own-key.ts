import type { AnyVariables, GraphQLRequest } from '@urql/svelte';

// Beyond the 32 bits that urql's own keys, which are hashes, lie in.
let nextKey = 2 ** 32;

/**
 * The same question as one of its own. urql knows questions by their keys, and takes an answer that is still on its way to an
 * earlier one of the same key for the answer to this.
 */
export function withOwnKey<Data, Variables extends AnyVariables>(
  request: GraphQLRequest<Data, Variables>,
): GraphQLRequest<Data, Variables> {
  return { ...request, key: nextKey++ };
}
