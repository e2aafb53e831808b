import type {
  AcceptRequestPayload,
  AskToWritePayload,
  BlockPersonPayload,
  DeclineRequestPayload,
  MessageRequest,
  OpenConversationPayload,
  Room,
  UnblockPersonPayload,
  WhoMayWrite,
} from '../../server/graphql/generated.ts';
import type { Person } from './cast.ts';

const refusal = `error { __typename ... on UserError { message } }`;
const roomFields = `id kind name memberCount lastPosition revision unreadCount access isListed
  viewerCanSend viewerHasBlocked viewerCanUpdate viewerCanDelete viewerCanInvite viewerCanSeeBans viewerCanChangeWayIn
  viewerMembership { role readPosition } partner { id username displayName isOnline } lastMessage { body author { id } }`;

/** What people do who talk to one another alone. */
export const contacts = {
  openConversation: `mutation ($input: PersonInput!) { openConversation(input: $input) { room { ${roomFields} } ${refusal} } }`,
  askToWrite: `mutation ($input: AskToWriteInput!) { askToWrite(input: $input) { room { ${roomFields} } ${refusal} } }`,
  acceptRequest: `mutation ($input: RequestInput!) { acceptRequest(input: $input) { room { ${roomFields} } ${refusal} } }`,
  declineRequest: `mutation ($input: RequestInput!) { declineRequest(input: $input) { id ${refusal} } }`,
  blockPerson: `mutation ($input: PersonInput!) { blockPerson(input: $input) { user { id viewerHasBlocked } ${refusal} } }`,
  unblockPerson: `mutation ($input: PersonInput!) { unblockPerson(input: $input) { user { id viewerHasBlocked } ${refusal} } }`,
  whoMayWrite: `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { preferences { whoMayWrite } } }`,
  requests: `query ($first: Int, $after: String) { viewer { requestCount requests(first: $first, after: $after) {
    nodes { id body sentAt user { id username } } pageInfo { hasNextPage endCursor } } } }`,
  blockedPeople: `query ($first: Int, $after: String) { viewer { blockedPeople(first: $first, after: $after) {
    nodes { id blockedAt user { id username viewerHasBlocked } } pageInfo { hasNextPage endCursor } } } }`,
  room: `query ($id: ID!) { room(id: $id) { ${roomFields} } }`,
  rooms: `query { viewer { rooms { nodes { ${roomFields} } } } }`,
  events: `subscription { events { __typename
    ... on RoomJoined { room { id kind } }
    ... on RoomChanged { room { id kind } }
    ... on MessageAdded { message { body room { id } } }
    ... on RequestsChanged { requestCount }
    ... on BlocksChanged { blockedCount }
    ... on UserChanged { user { id } }
    ... on PreferencesChanged { preferences { whoMayWrite } } } }`,
} as const;

type Other = Pick<Person, 'id'>;

export async function open(person: Person, { id: userId }: Other): Promise<OpenConversationPayload> {
  return (await person.run(contacts.openConversation, { input: { userId } })).openConversation;
}

/** The conversation of two people, which has to be there or to be had. */
export async function conversation(person: Person, other: Other): Promise<Room> {
  const { room, error } = await open(person, other);
  if (!room) throw new Error(`The conversation could not be opened: ${String(error?.message)}`);
  return room;
}

export async function ask(person: Person, { id: userId }: Other, body = 'Hello?'): Promise<AskToWritePayload> {
  return (await person.run(contacts.askToWrite, { input: { userId, body } })).askToWrite;
}

export async function accept(person: Person, id: string): Promise<AcceptRequestPayload> {
  return (await person.run(contacts.acceptRequest, { input: { id } })).acceptRequest;
}

export async function decline(person: Person, id: string): Promise<DeclineRequestPayload> {
  return (await person.run(contacts.declineRequest, { input: { id } })).declineRequest;
}

export async function block(person: Person, { id: userId }: Other): Promise<BlockPersonPayload> {
  return (await person.run(contacts.blockPerson, { input: { userId } })).blockPerson;
}

export async function unblock(person: Person, { id: userId }: Other): Promise<UnblockPersonPayload> {
  return (await person.run(contacts.unblockPerson, { input: { userId } })).unblockPerson;
}

export async function takesMessagesFrom(person: Person, whoMayWrite: WhoMayWrite): Promise<void> {
  await person.run(contacts.whoMayWrite, { input: { whoMayWrite } });
}

/** The requests that wait for somebody's answer. */
export async function requestsTo(person: Person): Promise<readonly MessageRequest[]> {
  return (await person.run(contacts.requests)).viewer!.requests.nodes;
}

/** A room as somebody sees it; null if there is none for them. */
export async function roomFor(person: Person, id: string): Promise<Room | null> {
  return (await person.run(contacts.room, { id })).room ?? null;
}
