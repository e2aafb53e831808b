import { randomUUID } from 'node:crypto';
import { type GraphQLField, GraphQLObjectType, getNamedType, isCompositeType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { operations } from '../support/cast.ts';
import { type Answer, type Result, SocketClient, type Variables } from '../support/client.ts';
import { causesOfEvents, type EventCauses } from './event-causes.ts';
import { expectMatrix } from './matrix.ts';
import { type Persona, personas, type SchemaCast, startSchemaCast } from './schema-cast.ts';
import { type Way, type Ways, waysThrough } from './ways.ts';

describe('every field of the schema', () => {
  let cast: SchemaCast;
  let ways: Ways;
  let causes: EventCauses;
  beforeAll(async () => {
    cast = await startSchemaCast();
    ways = waysThrough(cast);
    causes = causesOfEvents(cast);
  });
  afterAll(() => cast.stop());

  it('answers each persona what was agreed on', async () => {
    const types = Object.values(cast.server.app.schema.getTypeMap())
      .filter((type) => type instanceof GraphQLObjectType)
      .filter(({ name }) => !name.startsWith('__'));
    const rows = [['field', ...personas]];
    for (const type of types.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const outcomes = new Map<Persona, Record<string, string>>();
      for (const persona of personas) outcomes.set(persona, await outcomesOf(type, persona));
      for (const field of Object.keys(type.getFields())) {
        rows.push([`${type.name}.${field}`, ...personas.map((persona) => outcomes.get(persona)![field]!)]);
      }
    }
    expectMatrix('fields.txt', rows);
  }, 120_000);

  async function outcomesOf(type: GraphQLObjectType, persona: Persona): Promise<Record<string, string>> {
    const fields = Object.values(type.getFields());
    if (type.name === 'Subscription')
      return { messageAdded: await tellsMessages(persona), events: await tellsEvents(persona) };
    if (type.name in causes) return outcomesOfEvent(type, fields, persona);
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    const ask = async (wanted: readonly GraphQLField<unknown, unknown>[]): Promise<Answer> => {
      const { query, variables, client } = await wayTo(isRoot ? `${type.name}.${wanted[0]!.name}` : type.name, persona);
      return (client ?? cast.clientOf(persona)).ask(
        query.replace('%', isRoot ? '__typename' : wanted.map(asked).join(' ')),
        variables,
      );
    };
    // One question for all fields, unless one refusal would speak for the others.
    const together = isRoot ? null : await ask(fields);
    const outcomes: Record<string, string> = {};
    for (const field of fields) {
      const answer = together?.errors.length === 0 ? together : await ask([field]);
      outcomes[field.name] = outcomeOf(answer, field.name, type.name);
    }
    return outcomes;
  }

  /** A mutation is asked as the one that its payload comes from. */
  async function wayTo(name: string, persona: Persona): Promise<Way> {
    const [, first, rest] = /^Mutation\.(\w)(\w+)$/.exec(name) ?? [];
    const type = first === undefined ? name : `${first.toUpperCase()}${rest}Payload`;
    const way = ways[name] ?? ways[type];
    if (way === undefined) throw new Error(`Say in ways.ts how to come by ${name}.`);
    return way(persona);
  }

  async function outcomesOfEvent(
    type: GraphQLObjectType,
    fields: readonly GraphQLField<unknown, unknown>[],
    persona: Persona,
  ) {
    const query = `subscription { events { __typename ... on ${type.name} { ${fields.map(asked).join(' ')} } ... on PreferencesChanged { preferences { enterSends } } } }`;
    const everyField = (outcome: string) => Object.fromEntries(fields.map(({ name }) => [name, outcome]));
    if (persona === 'signed out') {
      const socket = await SocketClient.open(cast.server);
      const { errors } = await socket.ask(query);
      await socket.close();
      return everyField(errors?.[0]?.extensions?.code ?? 'data');
    }
    const own = await cast.makeStudy();
    const { stream, socket } = await cast.person(persona).listen(query);
    await causes[type.name]!(persona, own);
    await cast.person(persona).run(operations.updatePreferences, { input: { enterSends: true } });
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'PreferencesChanged');
    await socket.close();
    const event = told.find(({ data }) => data?.events.__typename === type.name)?.data?.events as
      Record<string, unknown> | undefined;
    if (event === undefined) return everyField('not told');
    return Object.fromEntries(fields.map(({ name }) => [name, event[name] === null ? 'null' : 'data']));
  }

  async function tellsMessages(persona: Persona): Promise<string> {
    const query = `subscription ($id: ID!) { messageAdded(roomId: $id, afterPosition: 0) { body } }`;
    return firstOutcome(persona, query, { id: cast.study.id });
  }

  async function tellsEvents(persona: Persona): Promise<string> {
    if (persona === 'signed out') return firstOutcome(persona, operations.events, {});
    const { stream, socket } = await cast.person(persona).listen(operations.events);
    await cast.person(persona).run(operations.updatePreferences, { input: {} });
    const { data } = await stream.next();
    await socket.close();
    return data ? 'data' : 'null';
  }

  async function firstOutcome(persona: Persona, query: string, variables: Variables): Promise<string> {
    const socket = await SocketClient.open(cast.server, cast.clientOf(persona).credentials);
    const { data, errors }: Result = await socket.start(query, variables).next();
    await socket.close();
    return errors?.[0]?.extensions?.code ?? (data ? 'data' : 'null');
  }
});

/** A field as it is asked for: of an object, any that it has; what it must be given is an id. */
function asked(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map(({ name }) => `${name}: "${randomUUID()}"`);
  const called = given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
  return isCompositeType(getNamedType(field.type)) ? `${called} { __typename }` : called;
}

/** What came of a field: its code if it was refused, another refusal's name if that one came instead, else data or null. */
function outcomeOf({ data, errors }: Answer, field: string, type: string): string {
  const code = errors[0]?.extensions?.code;
  if (code !== undefined) return code;
  const found = find(data, field);
  if (found !== undefined) return found === null ? 'null' : 'data';
  const instead = find(data, '__typename');
  return typeof instead !== 'string' || instead === type ? 'null' : instead;
}

/** The value of the innermost field of that name; lists are looked at by their first item. */
function find(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return find(value[0], field);
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as Record<string, unknown>;
  const children = Object.entries(object).map(([, child]) => find(child, field));
  return children.find((child) => child !== undefined) ?? object[field];
}
