import { randomUUID } from 'node:crypto';
import { type Person, signUp } from '../support/cast.ts';
import { block, contacts } from '../support/contacts.ts';
import type { Persona, SchemaCast } from './schema-cast.ts';
import { payloadOf, refusedBy, type Ways } from './ways.ts';

/** Somebody whom nobody has met: out of the Lobby again, where so many would be too many to hear of each other's coming. */
async function somebodyNew({ server, lobby }: SchemaCast): Promise<Person> {
  const person = await signUp(server, `new-${randomUUID().slice(0, 8)}`);
  await person.leaveRoom(lobby);
  return person;
}

/** A stranger asks to write to the persona, unless that is nobody; answers the request's id. */
export async function askedOf(cast: SchemaCast, persona: Persona): Promise<string> {
  if (persona === 'signed out') return randomUUID();
  const asked = cast.person(persona);
  await (await somebodyNew(cast)).run(contacts.askToWrite, { input: { userId: asked.id, body: 'Hello' } });
  return (await asked.run(contacts.requests)).viewer!.requests.nodes[0]!.id;
}

/** The persona blocks somebody, unless it is nobody. */
export async function blockedBy(cast: SchemaCast, persona: Persona): Promise<Person> {
  const blocked = await somebodyNew(cast);
  if (persona !== 'signed out') await block(cast.person(persona), blocked);
  return blocked;
}

/** Ways to what has to do with whom one talks to alone. */
export function waysToContacts(cast: SchemaCast): Ways {
  const { newcomer, suspended } = cast;
  const met = { userId: newcomer.id };
  // One for each persona, and blocked again by whatever needs it.
  const avoided = new Map<Persona, Promise<Person>>();
  const avoidedBy = async (persona: Persona): Promise<{ userId: string }> => {
    if (!avoided.has(persona)) avoided.set(persona, blockedBy(cast, persona));
    const person = await avoided.get(persona)!;
    if (persona !== 'signed out') await block(cast.person(persona), person);
    return { userId: person.id };
  };
  const viewer = (inside: string) => ({ query: `{ viewer { ${inside} } }` });
  const requests = (inside: string) => async (persona: Persona) => {
    await askedOf(cast, persona);
    return viewer(`requests { ${inside} }`);
  };
  const blocks = (inside: string) => async (persona: Persona) => {
    await avoidedBy(persona);
    return viewer(`blockedPeople { ${inside} }`);
  };
  return {
    MessageRequest: requests('nodes { % }'),
    MessageRequestConnection: requests('%'),
    MessageRequestEdge: requests('edges { % }'),
    BlockedPerson: blocks('nodes { % }'),
    BlockedPersonConnection: blocks('%'),
    BlockedPersonEdge: blocks('edges { % }'),
    OpenConversationPayload: () => payloadOf('openConversation', met, 'PersonInput'),
    AskToWritePayload: () => payloadOf('askToWrite', { ...met, body: 'Hello' }),
    AcceptRequestPayload: async (persona) =>
      payloadOf('acceptRequest', { id: await askedOf(cast, persona) }, 'RequestInput'),
    DeclineRequestPayload: async (persona) =>
      payloadOf('declineRequest', { id: await askedOf(cast, persona) }, 'RequestInput'),
    BlockPersonPayload: async (persona) => payloadOf('blockPerson', await avoidedBy(persona), 'PersonInput'),
    UnblockPersonPayload: async (persona) => payloadOf('unblockPerson', await avoidedBy(persona), 'PersonInput'),
    NotTakingMessages: () =>
      refusedBy('openConversation', { userId: suspended.id }, 'NotTakingMessages', 'PersonInput'),
    PersonBlocked: async (persona) =>
      refusedBy('openConversation', await avoidedBy(persona), 'PersonBlocked', 'PersonInput'),
    RequestNotFound: () => refusedBy('acceptRequest', { id: randomUUID() }, 'RequestNotFound', 'RequestInput'),
  };
}
