import { type ExecutionArgs, type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { refuseIfBehind } from '../shared/load.ts';
import { RequestError } from '../shared/request-error.ts';
import { countOperation, createContext, type Backend, type Client, type GraphQLContext } from './context.ts';
import { documentRequest, type Documents, operationOf, type PreparedDocument } from './documents.ts';
import { formatResult, toGraphQLError } from './errors.ts';
import type { Operation, Variables } from './operations.ts';
import type { Outlet } from './outlet.ts';
import { subscribe, type SubscriptionLife } from './subscriptions.ts';

/** An operation that came over the socket, ready to run; dressed as graphql-ws hands it on. */
export interface SocketOperation extends ExecutionArgs {
  readonly operation: Operation;
  readonly prepared: PreparedDocument;
  readonly variables: Variables;
  readonly contextValue: GraphQLContext;
  readonly outlet: Outlet;
}

/** Prepares an operation as graphql-ws asks for it: document, operation and variables checked. Answers the errors if it may not run. */
export async function prepareOperation(
  documents: Documents,
  payload: SubscribePayload,
  mayRunAny: boolean,
  contextValue: GraphQLContext,
  outlet: Outlet,
): Promise<SocketOperation | readonly GraphQLError[]> {
  let prepared: PreparedDocument | readonly GraphQLError[];
  try {
    await countOperation(contextValue.backend, contextValue.client);
    prepared = documents.find(documentRequest(payload), mayRunAny);
  } catch (error) {
    if (error instanceof RequestError) return [toGraphQLError(error)];
    throw error;
  }
  if (!('operations' in prepared)) return prepared;
  const operation = operationOf(prepared, payload.operationName ?? null);
  if (operation === null) return [new GraphQLError('Name which operation of the document to run.')];
  const variables = payload.variables ?? {};
  const problems = operation.problemsOf(variables);
  if (problems !== null) return problems;
  const { schema, document, name: operationName } = operation;
  return { schema, document, operationName, operation, prepared, variables, contextValue, outlet };
}

/**
 * A query or mutation whose document is known already, or null. The socket answers it itself with `answerKnown`: the same limits,
 * operation and words as through graphql-ws, without the promises and checks that every message pays there.
 */
export function findKnown(documents: Documents, payload: SubscribePayload, mayRunAny: boolean): Operation | null {
  const prepared = documents.peek(documentRequest(payload), mayRunAny);
  const operation = prepared === null ? null : operationOf(prepared, payload.operationName ?? null);
  if (prepared === null || operation === null || operation.kind === OperationTypeNode.SUBSCRIPTION) return null;
  prepared.asked.count++;
  return operation;
}

/** Runs a known query or mutation and answers its frames' texts, in their order. It never rejects. */
export async function answerKnown(
  operation: Operation,
  { id, payload }: { readonly id: string; readonly payload: SubscribePayload },
  backend: Backend,
  client: Client,
): Promise<readonly string[]> {
  const head = `{"id":${JSON.stringify(id)},"type":`;
  let result: ExecutionResult;
  try {
    refuseIfBehind(backend.load);
    await countOperation(backend, client);
    result = await operation.run(createContext(backend, client), payload.variables ?? {});
  } catch (error) {
    result = { errors: [asGraphQLError(error)] };
  }
  const formatted = formatResult(result, backend, client.logIds);
  if (!('data' in result)) return [`${head}"error","payload":${JSON.stringify(formatted.errors)}}`];
  return [`${head}"next","payload":${JSON.stringify(formatted)}}`, `${head}"complete"}`];
}

/** Runs an operation for graphql-ws. */
export async function executeOperation(args: ExecutionArgs): Promise<ExecutionResult> {
  const { operation, contextValue, variables } = args as SocketOperation;
  try {
    refuseIfBehind(contextValue.backend.load);
  } catch (error) {
    return { errors: [asGraphQLError(error)] };
  }
  return operation.runChecked(undefined, contextValue, variables);
}

/** Starts a subscription for graphql-ws; a refusal is its only result. */
export async function startSubscription(args: ExecutionArgs): Promise<SubscriptionLife | ExecutionResult> {
  try {
    return await subscribe(args as SocketOperation);
  } catch (error) {
    return { errors: [asGraphQLError(error)] };
  }
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof RequestError) return toGraphQLError(error);
  return new GraphQLError('The operation failed.', { originalError: error as Error });
}
