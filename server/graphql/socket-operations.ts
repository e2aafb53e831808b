import {
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { GraphQLSchema } from 'graphql';
import type { LogIds } from '../shared/log.ts';
import { RequestError } from '../shared/request-error.ts';
import { countOperation, type GraphQLContext } from './context.ts';
import type { Documents, PreparedDocument } from './documents.ts';
import { type ErrorBooks, formatError, toGraphQLError } from './errors.ts';
import { type Outlet, subscribe, type SubscriptionLife } from './subscriptions.ts';

/** An operation that came over the socket, ready to run. */
export interface SocketOperation extends ExecutionArgs {
  readonly prepared: PreparedDocument;
  readonly outlet: Outlet;
  readonly contextValue: GraphQLContext;
}

/** Prepares an operation as graphql-ws asks for it: document, operation and variables checked. Answers the errors if it may not run. */
export async function prepareOperation(
  { schema, documents }: { readonly schema: GraphQLSchema; readonly documents: Documents },
  payload: SubscribePayload,
  mayRunAny: boolean,
  contextValue: GraphQLContext,
  outlet: Outlet,
): Promise<SocketOperation | readonly GraphQLError[]> {
  const documentId = payload.extensions?.['documentId'];
  let found: PreparedDocument | readonly GraphQLError[];
  try {
    await countOperation(contextValue.backend, contextValue.client);
    found = documents.find(documentId === undefined ? { query: payload.query } : { documentId }, mayRunAny);
  } catch (error) {
    if (error instanceof RequestError) return [toGraphQLError(error)];
    throw error;
  }
  if (!('document' in found)) return found;
  const operation = getOperationAST(found.document, payload.operationName);
  if (!operation) return [new GraphQLError('Name which operation of the document to run.')];
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], payload.variables ?? {});
  if (coerced.errors) return coerced.errors;
  return {
    schema,
    document: found.document,
    operationName: payload.operationName ?? null,
    variableValues: payload.variables ?? {},
    contextValue,
    prepared: found,
    outlet,
  };
}

/** Starts a subscription that came over the socket; a refusal is its only result. */
export async function startSubscription(operation: SocketOperation): Promise<SubscriptionLife | ExecutionResult> {
  try {
    return await subscribe({ args: operation, prepared: operation.prepared, outlet: operation.outlet });
  } catch (error) {
    const cause =
      error instanceof RequestError
        ? toGraphQLError(error)
        : new GraphQLError('The subscription failed.', { originalError: error as Error });
    return { errors: [cause] };
  }
}

/** A result as a client is told it. */
export function formatResult(result: ExecutionResult, books: ErrorBooks, ids: LogIds): FormattedExecutionResult {
  const { errors, ...rest } = result;
  return errors ? { ...rest, errors: errors.map((error) => formatError(error, books, ids)) } : rest;
}

export { execute as executeOperation };
