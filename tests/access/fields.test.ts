import { randomUUID } from 'node:crypto';
import { type GraphQLField, GraphQLObjectType, getNamedType, isCompositeType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { operations } from '../support/cast.ts';
import { type Answer, type Result, SocketClient, type Variables } from '../support/client.ts';
import { commonCauses, type CommonCauses, ownCauses, type OwnCauses } from './event-causes.ts';
import { expectMatrix } from './matrix.ts';
import { type Persona, personas, type SchemaCast, startSchemaCast, type Study } from './schema-cast.ts';
import { type Ways, waysThrough } from './ways.ts';
import { waysToContacts } from './ways-to-contacts.ts';

describe('every field of the schema', () => {
  let cast: SchemaCast;
  let ways: Ways;
  let forAll: CommonCauses;
  let forEach: OwnCauses;
  const answers = new Map<string, Promise<Answer>>();
  beforeAll(async () => {
    cast = await startSchemaCast();
    ways = { ...waysThrough(cast), ...waysToContacts(cast) };
    forAll = commonCauses(cast);
    forEach = ownCauses(cast);
  });
  afterAll(() => cast.stop());

  it('answers each persona what was agreed on', async () => {
    const types = Object.values(cast.server.app.schema.getTypeMap())
      .filter((type) => type instanceof GraphQLObjectType)
      .filter(({ name }) => !name.startsWith('__'));
    const rows = [['field', ...personas]];
    for (const type of types.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const outcomes =
        type.name in forAll
          ? await outcomesOfEvent(type, personas, forAll[type.name]!)
          : await Promise.all(personas.map((persona) => outcomesOf(type, persona)));
      for (const field of Object.keys(type.getFields())) {
        rows.push([`${type.name}.${field}`, ...outcomes.map((outcome) => outcome[field]!)]);
      }
    }
    expectMatrix('fields.txt', rows);
  }, 300_000);

  async function outcomesOf(type: GraphQLObjectType, persona: Persona): Promise<Record<string, string>> {
    const fields = Object.values(type.getFields());
    if (type.name === 'Subscription')
      return { messageAdded: await tellsMessages(persona), events: await tellsEvents(persona) };
    const own = forEach[type.name];
    if (own) return (await outcomesOfEvent(type, [persona], (study) => own(persona, study)))[0]!;
    const outcomes: Record<string, string> = {};
    for (const field of fields) {
      const answer = await (type.name === 'Query'
        ? ask(`Query.${field.name}`, '__typename', persona)
        : type.name === 'Mutation'
          ? askMutation(field, persona)
          : askField(type, field, persona));
      outcomes[field.name] = outcomeOf(answer, field.name, type.name);
    }
    return outcomes;
  }

  async function ask(name: string, inside: string, persona: Persona): Promise<Answer> {
    const way = ways[name];
    if (way === undefined) throw new Error(`Say in ways.ts how to come by ${name}.`);
    const { query, variables, client } = await way(persona);
    return (client ?? cast.clientOf(persona)).ask(query.replace('%', inside), variables);
  }

  /** One question for all fields of an object, asked once. */
  function askAll(type: GraphQLObjectType, persona: Persona): Promise<Answer> {
    const key = `${type.name} ${persona}`;
    const asking = answers.get(key) ?? ask(type.name, Object.values(type.getFields()).map(asked).join(' '), persona);
    answers.set(key, asking);
    return asking;
  }

  /** As one of all fields, unless one field's refusal would speak for the others. */
  async function askField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, persona: Persona) {
    const together = await askAll(type, persona);
    return isAboutOneOf(Object.values(type.getFields()), together) ? ask(type.name, asked(field), persona) : together;
  }

  /** As what its payload comes from, unless a field of that was refused rather than the mutation. */
  async function askMutation({ name, type }: GraphQLField<unknown, unknown>, persona: Persona): Promise<Answer> {
    if (ways[`Mutation.${name}`]) return ask(`Mutation.${name}`, '__typename', persona);
    const payload = getNamedType(type) as GraphQLObjectType;
    const together = await askAll(payload, persona);
    const isWhole = together.errors.every(({ path = [] }) => path.length <= 1);
    return isWhole ? together : ask(payload.name, '__typename', persona);
  }

  /** What each of the personas is told when all of them listen and the event happens once; nobody causes one for nobody. */
  async function outcomesOfEvent(
    type: GraphQLObjectType,
    listeners: readonly Persona[],
    cause: (study: Study) => unknown,
  ) {
    const study = await cast.makeStudy();
    const hearings = await Promise.all(listeners.map((persona) => listenFor(type, persona)));
    if (listeners.some((persona) => persona !== 'signed out')) await cause(study);
    return Promise.all(hearings.map((outcomes) => outcomes()));
  }

  /** Listens for an event; what comes of it tells, once it has happened, what came of each of its fields. */
  async function listenFor(type: GraphQLObjectType, persona: Persona): Promise<() => Promise<Record<string, string>>> {
    const fields = Object.values(type.getFields());
    const query = `subscription { events { __typename ... on ${type.name} { ${fields.map(asked).join(' ')} } ... on PreferencesChanged { preferences { enterSends } } } }`;
    const everyField = (outcome: string) => Object.fromEntries(fields.map(({ name }) => [name, outcome]));
    if (persona === 'signed out') {
      const socket = await SocketClient.open(cast.server);
      const { errors } = await socket.ask(query);
      await socket.close();
      return () => Promise.resolve(everyField(errors?.[0]?.extensions?.code ?? 'data'));
    }
    const { stream, socket } = await cast.person(persona).listen(query);
    return async () => {
      await cast.person(persona).run(operations.updatePreferences, { input: { enterSends: true } });
      const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'PreferencesChanged');
      await socket.close();
      const event = told.find(({ data }) => data?.events.__typename === type.name)?.data?.events as
        Record<string, unknown> | undefined;
      if (event === undefined) return everyField('not told');
      return Object.fromEntries(fields.map(({ name }) => [name, event[name] === null ? 'null' : 'data']));
    };
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

/** Whether a field was refused, or might have been, rather than all that the way leads to. */
function isAboutOneOf(fields: readonly GraphQLField<unknown, unknown>[], { errors }: Answer): boolean {
  return errors.some(({ path = [] }) => path.length === 0 || fields.some(({ name }) => path.includes(name)));
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
