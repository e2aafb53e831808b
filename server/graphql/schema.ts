import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, type GraphQLFieldResolver, GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { policy, type RoomRight, serverPolicy } from '../access/policy.ts';
import { notAllowed, serverFactsOf } from '../accounts/act-on-person.ts';
import type { RoomView } from '../rooms/room-reader.ts';
import { factsOf } from '../rooms/enter-room.ts';
import { whenHere } from '../shared/maybe-promise.ts';
import { RequestError } from '../shared/request-error.ts';
import { type GraphQLContext, sessionOf, signedIn, standingOf } from './context.ts';
import { type FieldRule, ruleOf } from './field-policy.ts';
import { resolvers } from './resolvers/resolvers.ts';

type Resolve = GraphQLFieldResolver<unknown, GraphQLContext>;

/** The executable schema: `schema.graphql` with its resolvers, each behind its rule. Throws if a field has no rule. */
export function createSchema(): GraphQLSchema {
  const typeDefs = readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8');
  const schema = makeExecutableSchema<GraphQLContext>({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(type.name, field.name);
      if (rule === null)
        throw new Error(
          `${type.name}.${field.name} has no row in server/graphql/field-policy.ts: say who may ask for it.`,
        );
      const resolve = guarded(rule, (field.resolve as Resolve | undefined) ?? defaultFieldResolver);
      field.resolve = type === schema.getMutationType() ? changing(resolve) : resolve;
    }
  }
  return schema;
}

/** One mutation after another: each is answered with what is so after it, not with what was read for the one before. */
function changing(resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    context.load.forget();
    return resolve(source, args, context, info);
  };
}

function guarded(rule: FieldRule, resolve: Resolve): Resolve {
  switch (rule) {
    case 'anybody':
    case 'given':
      return resolve;
    case 'hasSession':
      return (source, args, context, info) => {
        sessionOf(context);
        return resolve(source, args, context, info);
      };
    case 'signedIn':
      return (source, args, context, info) => {
        if (!context.isShared) signedIn(context);
        return resolve(source, args, context, info);
      };
    case 'administers':
      return async (source, args, context, info) => {
        const viewer = await standingOf(context);
        if (!serverPolicy.administer(serverFactsOf(viewer))) throw notAllowed();
        return resolve(source, args, context, info);
      };
    case 'member':
      return withRight('readMessages', (room) => `You are not in "${room.name}". Join the room first.`, resolve);
    case 'moderator':
      return withRight(
        'seeModeration',
        (room) => `Only the owner and moderators of "${room.name}" can see this.`,
        resolve,
      );
  }
}

/** The field of a room for those who have the right there; FORBIDDEN in these words for others. */
function withRight(right: RoomRight, words: (room: RoomView) => string, resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    const room = source as RoomView;
    signedIn(context);
    return whenHere(context.load.ownMembership(room.id), (membership) => {
      if (!policy[right](factsOf(room, membership))) throw new RequestError('FORBIDDEN', words(room));
      return resolve(source, args, context, info);
    });
  };
}
