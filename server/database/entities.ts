import { EmailProof } from '../accounts/email-proof.ts';
import { Invite } from '../accounts/invite.ts';
import { MailedCode } from '../accounts/mailed-code.ts';
import { RecoveryCode } from '../accounts/recovery-code.ts';
import { ServerSettings, SettingsChange } from '../accounts/server-settings.ts';
import { ServerAct } from '../accounts/server-act.ts';
import { Session } from '../accounts/session.ts';
import { User } from '../accounts/user.ts';
import { Block } from '../contacts/block.ts';
import { MessageRequest } from '../contacts/message-request.ts';
import { Picture } from '../files/picture.ts';
import { DroppedMessage } from '../messages/dropped-message.ts';
import { MailOutcome } from '../mail/mail-outcome.ts';
import { OutgoingMail } from '../mail/outgoing-mail.ts';
import { EarlierText } from '../messages/earlier-text.ts';
import { Message } from '../messages/message.ts';
import { MessageFile } from '../messages/message-file.ts';
import { Report } from '../moderation/report.ts';
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
  ServerAct,
  Invite,
  RecoveryCode,
  EmailProof,
  MailedCode,
  OutgoingMail,
  MailOutcome,
  Room,
  Membership,
  Ban,
  RoomAct,
  Picture,
  Message,
  EarlierText,
  MessageFile,
  Report,
  DroppedMessage,
  Block,
  MessageRequest,
];
