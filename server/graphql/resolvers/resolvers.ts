import type { Resolvers } from '../generated.ts';
import { accountMutations, Preferences, User, Viewer } from './account.ts';
import { Account, Administration, administrationMutations, ServerSettings, SettingsChange } from './administration.ts';
import {
  InstanceChanged,
  MemberJoined,
  MemberLeft,
  PreferencesChanged,
  PresenceChanged,
  RoomJoined,
  RoomListed,
  UserChanged,
} from './event.ts';
import { Message, messageMutations } from './message.ts';
import { Instance, Query } from './query.ts';
import { Membership, Room, roomMutations } from './room.ts';
import { DateTime } from './scalars.ts';

const refusalWords = { __resolveType: (refusal: { __typename?: string }) => refusal.__typename ?? null } as never;

/** Every resolver; what is not here is a property of the same name. Subscriptions are delivered by `subscriptions.ts`. */
export const resolvers: Resolvers = {
  DateTime,
  Query,
  Mutation: { ...accountMutations, ...administrationMutations, ...roomMutations, ...messageMutations },
  Instance,
  Administration,
  ServerSettings,
  SettingsChange,
  Account,
  Viewer,
  User,
  Preferences,
  Room,
  Membership,
  Message,
  MemberJoined,
  MemberLeft,
  RoomListed,
  RoomJoined,
  UserChanged,
  PresenceChanged,
  PreferencesChanged,
  InstanceChanged,
  Event: { __resolveType: (event) => event.__typename },
  UserError: refusalWords,
};
