import type {
  AppointedRole,
  BanConnection,
  BanMemberPayload,
  ChangeKeepingInput,
  ChangeKeepingPayload,
  DeleteRoomPayload,
  OwnBan,
  RemoveMemberPayload,
  SetMemberRolePayload,
  TransferRoomPayload,
  UnbanPayload,
  UpdateRoomInput,
  UpdateRoomPayload,
} from '../../server/graphql/generated.ts';
import type { Person } from './cast.ts';
import type { Variables } from './client.ts';

const refusal = `error { __typename ... on UserError { message } ... on Banned { reason } }`;
const refusalWithProblems = `error { __typename ... on UserError { message } ... on Banned { reason } ... on InvalidInput { problems { field message } } }`;

/** What owners and moderators ask. */
export const moderation = {
  banMember: `mutation ($input: BanMemberInput!) { banMember(input: $input) {
    room { id memberCount revision } ban { id user { id } by { id } reason bannedAt } ${refusalWithProblems} } }`,
  unban: `mutation ($input: UnbanInput!) { unban(input: $input) { room { id } ${refusal} } }`,
  removeMember: `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { room { id memberCount } ${refusal} } }`,
  setMemberRole: `mutation ($input: SetMemberRoleInput!) { setMemberRole(input: $input) {
    membership { role user { id } } ${refusal} } }`,
  transferRoom: `mutation ($input: TransferRoomInput!) { transferRoom(input: $input) {
    room { id viewerMembership { role } viewerCanDelete } ${refusal} } }`,
  updateRoom: `mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) {
    room { id name description access isListed tellsComings revision } ${refusalWithProblems} } }`,
  changeKeeping: `mutation ($input: ChangeKeepingInput!) { changeKeeping(input: $input) {
    room { id keep keepAmount keptFrom newMembersSee revision }
    error { __typename ... on UserError { message } ... on InvalidInput { problems { field message } } ... on MessagesWouldBeLost { count } } } }`,
  deleteRoom: `mutation ($input: DeleteRoomInput!) { deleteRoom(input: $input) { roomId ${refusal} } }`,
  bans: `query ($id: ID!, $first: Int, $after: String) { room(id: $id) { bans(first: $first, after: $after) {
    nodes { id user { id } by { id } reason bannedAt } pageInfo { hasNextPage endCursor } } } }`,
  ownBan: `query ($roomId: ID!) { viewer { ban(roomId: $roomId) { roomId roomName reason bannedAt } } }`,
} as const;

export async function ban(
  person: Person,
  roomId: string,
  { id: userId }: { readonly id: string },
  reason: string | null = null,
): Promise<BanMemberPayload> {
  return (await person.run(moderation.banMember, { input: { roomId, userId, reason } })).banMember;
}

export async function unban(person: Person, roomId: string, { id: userId }: { id: string }): Promise<UnbanPayload> {
  return (await person.run(moderation.unban, { input: { roomId, userId } })).unban;
}

export async function remove(
  person: Person,
  roomId: string,
  { id: userId }: { readonly id: string },
): Promise<RemoveMemberPayload> {
  return (await person.run(moderation.removeMember, { input: { roomId, userId } })).removeMember;
}

export async function appoint(
  person: Person,
  roomId: string,
  { id: userId }: { readonly id: string },
  role: AppointedRole = 'MODERATOR',
): Promise<SetMemberRolePayload> {
  return (await person.run(moderation.setMemberRole, { input: { roomId, userId, role } })).setMemberRole;
}

export async function transfer(
  person: Person,
  roomId: string,
  { id: userId }: { readonly id: string },
): Promise<TransferRoomPayload> {
  return (await person.run(moderation.transferRoom, { input: { roomId, userId } })).transferRoom;
}

export async function update(person: Person, input: UpdateRoomInput): Promise<UpdateRoomPayload> {
  return (await person.run(moderation.updateRoom, { input })).updateRoom;
}

export async function changeKeeping(person: Person, input: ChangeKeepingInput): Promise<ChangeKeepingPayload> {
  return (await person.run(moderation.changeKeeping, { input })).changeKeeping;
}

export async function deleteRoom(person: Person, roomId: string): Promise<DeleteRoomPayload> {
  return (await person.run(moderation.deleteRoom, { input: { roomId } })).deleteRoom;
}

/** The banned people of a room, for those who may see them. */
export async function bansOf(person: Person, roomId: string, page: Variables = {}): Promise<BanConnection> {
  return (await person.run(moderation.bans, { id: roomId, ...page })).room!.bans;
}

/** Why the person is kept out of the room; null if they are not. */
export async function ownBan(person: Person, roomId: string): Promise<OwnBan | null> {
  return (await person.run(moderation.ownBan, { roomId })).viewer!.ban ?? null;
}
