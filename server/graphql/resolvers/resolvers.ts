import type { Resolvers } from '../generated.ts';
import { accountMutations, OwnedRoom, Preferences, SessionTerm, User, Viewer } from './account.ts';
import { Account, Administration, administrationMutations, ServerSettings, SettingsChange } from './administration.ts';
import { BlockedPerson, contactMutations, MessageRequest } from './contacts.ts';
import { credentialMutations } from './credentials.ts';
import { emailMutations, emailQueries, EmailProof, MailState } from './email.ts';
import {
  EmailChanged,
  InstanceChanged,
  MemberJoined,
  MemberLeft,
  PreferencesChanged,
  PresenceChanged,
  RoleChanged,
  RoomChanged,
  RoomJoined,
  RoomListed,
  UserChanged,
} from './event.ts';
import { Message, messageMutations } from './message.ts';
import { Ban, moderationMutations, RoomAct } from './moderation.ts';
import { Invite, inviteMutations, inviteQueries } from './invite.ts';
import { OverseenRoom, oversightMutations, ServerAct, ServerCondition } from './oversight.ts';
import { OwnReport, Report, reportMutations } from './report.ts';
import { Instance, Query } from './query.ts';
import { reachMutations, reachQueries, ServerReach } from './reach.ts';
import { Membership, Room, roomMutations } from './room.ts';
import { DateTime } from './scalars.ts';

const refusalWords = { __resolveType: (refusal: { __typename?: string }) => refusal.__typename ?? null } as never;

/** Every resolver; what is not here is a property of the same name. Subscriptions are delivered by `subscriptions.ts`. */
export const resolvers: Resolvers = {
  DateTime,
  Query: { ...Query, ...reachQueries, ...inviteQueries, ...emailQueries },
  Mutation: {
    ...accountMutations,
    ...credentialMutations,
    ...emailMutations,
    ...reachMutations,
    ...administrationMutations,
    ...inviteMutations,
    ...roomMutations,
    ...moderationMutations,
    ...messageMutations,
    ...reportMutations,
    ...oversightMutations,
    ...contactMutations,
  },
  Instance,
  Administration,
  ServerSettings,
  ServerReach,
  SettingsChange,
  Account,
  Invite,
  EmailProof,
  MailState,
  Viewer,
  User,
  Preferences,
  OwnedRoom,
  SessionTerm,
  Room,
  Membership,
  Ban,
  RoomAct,
  Message,
  Report,
  OwnReport,
  OverseenRoom,
  ServerAct,
  ServerCondition,
  MessageRequest,
  BlockedPerson,
  MemberJoined,
  MemberLeft,
  RoleChanged,
  RoomChanged,
  RoomListed,
  RoomJoined,
  UserChanged,
  PresenceChanged,
  PreferencesChanged,
  EmailChanged,
  InstanceChanged,
  Event: { __resolveType: (event) => event.__typename },
  UserError: refusalWords,
};
