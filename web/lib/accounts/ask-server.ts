import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { failureWords, type FailureDetails } from './failure-words.ts';

/** An answer, or in words why there is none. Refusals that the schema knows are part of `data`. */
export type Answer<Data> = { data: Data; failure?: undefined } | { data?: undefined; failure: string };

interface GraphQLResponse<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: FailureDetails }[];
}

/**
 * Asks the server one thing, once, and keeps nothing: for pages outside, which do not need the rooms' client and its weight.
 * Names the operation by its hash (a trusted document). Never throws.
 */
export async function askServer<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ documentId: hashOf(document), variables }),
    });
    const { data, errors } = (await response.json()) as GraphQLResponse<Data>;
    return data && !errors ? { data } : { failure: failureWords(errors?.[0]?.extensions ?? {}) };
  } catch {
    return { failure: failureWords(null) };
  }
}

/** Codegen writes the hash beside each document; its type does not tell. */
function hashOf(document: object): string | undefined {
  return (document as { __meta__?: { hash?: string } }).__meta__?.hash;
}
