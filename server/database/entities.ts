import { Invite } from '../accounts/invite.ts';
import { RecoveryCode } from '../accounts/recovery-code.ts';
import { ServerSettings, SettingsChange } from '../accounts/server-settings.ts';
import { Session } from '../accounts/session.ts';
import { User } from '../accounts/user.ts';
import { EarlierText } from '../messages/earlier-text.ts';
import { Message } from '../messages/message.ts';
import { Ban } from '../rooms/ban.ts';
import { Membership } from '../rooms/membership.ts';
import { RoomAct } from '../rooms/room-act.ts';
import { Room } from '../rooms/room.ts';

/** Every entity that the database holds, from the ground up. */
export const entities = [
  User,
  Session,
  ServerSettings,
  SettingsChange,
  Invite,
  RecoveryCode,
  Room,
  Membership,
  Ban,
  RoomAct,
  Message,
  EarlierText,
];
