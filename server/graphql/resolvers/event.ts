import { currentSettings } from '../../accounts/current-settings.ts';
import { pendingEmailOf } from '../../accounts/pending-email.ts';
import type {
  EmailChangedResolvers,
  InstanceChangedResolvers,
  MemberJoinedResolvers,
  MemberLeftResolvers,
  PreferencesChangedResolvers,
  PresenceChangedResolvers,
  RoleChangedResolvers,
  RoomChangedResolvers,
  RoomJoinedResolvers,
  RoomListedResolvers,
  UserChangedResolvers,
} from '../generated.ts';
import { existing } from '../loaders.ts';

export const MemberJoined: MemberJoinedResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
  membership: ({ membershipId }, _args, { load }) => existing(load.membership(membershipId)),
};

export const MemberLeft: MemberLeftResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
  user: ({ userId }, _args, { load }) => existing(load.user(userId)),
};

export const RoleChanged: RoleChangedResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
  membership: ({ membershipId }, _args, { load }) => existing(load.membership(membershipId)),
};

export const RoomChanged: RoomChangedResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
};

export const RoomListed: RoomListedResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
};

export const RoomJoined: RoomJoinedResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
};

export const UserChanged: UserChangedResolvers = {
  user: ({ userId }, _args, { load }) => existing(load.user(userId)),
};

export const PreferencesChanged: PreferencesChangedResolvers = {
  preferences: ({ userId }, _args, { load }) => existing(load.user(userId)),
};

export const EmailChanged: EmailChangedResolvers = {
  email: async ({ userId }, _args, { load }) => (await existing(load.user(userId))).email ?? null,
  isEmailProven: async ({ userId }, _args, { load }) => (await existing(load.user(userId))).emailVerifiedAt != null,
  pendingEmail: ({ userId }, _args, { backend }) => pendingEmailOf(backend.services.work.read(), userId),
};

export const PresenceChanged: PresenceChangedResolvers = {
  user: ({ userId }, _args, { load }) => existing(load.user(userId)),
  isOnline: ({ userId, isHidden = false }, _args, { backend }) => !isHidden && backend.presence.isOnline(userId),
};

export const InstanceChanged: InstanceChangedResolvers = {
  instance: (_event, _args, { backend: { services } }) => currentSettings(services.work.read(), services.fixed),
};
