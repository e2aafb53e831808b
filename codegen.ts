import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const later = [
  'web/lib/{administration,contacts,credentials,deletion,email,files,invites,moderation,people,reach}/*.graphql',
  'web/lib/accounts/{guests,settings}.graphql',
  'web/lib/messages/menu.graphql',
  'web/lib/session/term.graphql',
  'web/lib/rooms/{dialogs,moderation,people,preferences}.graphql',
];
/** What visitors ask, who have not come in. */
const outside = ['web/lib/accounts/{outside,sign-in,sign-up}.graphql'];
/** Fragments that what is asked for later shares with what is asked for at once. */
const shared = [
  'web/lib/graphql/refusal.graphql',
  'web/lib/rooms/room-row.graphql',
  'web/lib/messages/message-line.graphql',
];

/** The documents in these files, with their types and their hashes. */
function documentsOf(documents: string[]): CodegenConfig['generates'][string] {
  return {
    documents,
    preset: 'client',
    documentTransforms: [addTypenameSelectionDocumentTransform],
    presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: sha256Hex } },
    config: { scalars: { DateTime: 'string' }, enumsAsTypes: true, useTypeImports: true },
  };
}

/** Generates the types of both sides from `schema.graphql`, and the list of the web app's trusted documents. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  importExtension: '.ts',
  generates: {
    'server/graphql/generated.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: './context.ts#GraphQLContext',
        scalars: { DateTime: { input: 'Date', output: 'Date' }, ID: { input: 'string', output: 'string' } },
        enumsAsTypes: true,
        useTypeImports: true,
        makeResolverTypeCallable: true,
        optionalResolveType: true,
        resolversNonOptionalTypename: false,
        mapperTypeSuffix: 'Entity',
        mappers: {
          Viewer: './parents.ts#ViewerParent',
          User: '../accounts/user.ts#User',
          OwnedRoom: '../rooms/owned-rooms.ts#OwnedRoom',
          Preferences: '../accounts/user.ts#User',
          Account: './parents.ts#AccountParent',
          Administration: './parents.ts#AdministrationParent',
          Session: './parents.ts#SessionParent',
          SessionTerm: '../accounts/session-term.ts#SessionTerm',
          EmailProof: '../accounts/prove-email-by-link.ts#LinkedProof',
          MailState: '../mail/mail-state.ts#MailState',
          Invite: '../accounts/invite.ts#Invite',
          Instance: '../accounts/current-settings.ts#CurrentSettings',
          ServerSettings: '../accounts/current-settings.ts#CurrentSettings',
          ServerReach: '../core/services.ts#HostSide',
          SettingsChange: '../accounts/server-settings.ts#SettingsChange',
          Room: '../rooms/room-reader.ts#RoomView',
          Membership: '../rooms/room-reader.ts#MembershipView',
          Ban: '../rooms/ban.ts#Ban',
          RoomAct: '../rooms/room-act.ts#RoomAct',
          MessageRequest: '../contacts/message-request.ts#MessageRequest',
          BlockedPerson: '../contacts/block.ts#Block',
          OwnBan: '../rooms/room-reader.ts#OwnBan',
          OverseenRoom: '../rooms/room.ts#Room',
          ServerAct: '../accounts/server-act.ts#ServerAct',
          ServerCondition: './parents.ts#ConditionParent',
          Report: '../moderation/report.ts#Report',
          OwnReport: '../moderation/report.ts#Report',
          Message: '../core/events.ts#SentMessage',
          Event: './parents.ts#EventParent',
          MessageAdded: "./parents.ts#EventOf<'MessageAdded'>",
          MessageEdited: "./parents.ts#EventOf<'MessageEdited'>",
          MessageDeleted: "./parents.ts#EventOf<'MessageDeleted'>",
          File: '../messages/page-of-files.ts#CarriedFile',
          EarlierText: '../messages/earlier-text.ts#EarlierText',
          MemberJoined: "./parents.ts#EventOf<'MemberJoined'>",
          MemberLeft: "./parents.ts#EventOf<'MemberLeft'>",
          RoleChanged: "./parents.ts#EventOf<'RoleChanged'>",
          RoomChanged: "./parents.ts#EventOf<'RoomChanged'>",
          MessagesDropped: "./parents.ts#EventOf<'MessagesDropped'>",
          BansChanged: "./parents.ts#EventOf<'BansChanged'>",
          BanLifted: "./parents.ts#EventOf<'BanLifted'>",
          RoomUnlisted: "./parents.ts#EventOf<'RoomUnlisted'>",
          RoomListed: "./parents.ts#EventOf<'RoomListed'>",
          RoomJoined: "./parents.ts#EventOf<'RoomJoined'>",
          RoomLeft: "./parents.ts#EventOf<'RoomLeft'>",
          RoomRead: "./parents.ts#EventOf<'RoomRead'>",
          ReportsChanged: "./parents.ts#EventOf<'ReportsChanged'>",
          ReportResolved: "./parents.ts#EventOf<'ReportResolved'>",
          RequestsChanged: "./parents.ts#EventOf<'RequestsChanged'>",
          BlocksChanged: "./parents.ts#EventOf<'BlocksChanged'>",
          UserChanged: "./parents.ts#EventOf<'UserChanged'>",
          PresenceChanged: "./parents.ts#EventOf<'PresenceChanged'>",
          PreferencesChanged: "./parents.ts#EventOf<'PreferencesChanged'>",
          EmailChanged: "./parents.ts#EventOf<'EmailChanged'>",
          InstanceChanged: "./parents.ts#EventOf<'InstanceChanged'>",
        },
      },
    },
    // Which types are behind a union or an interface: without it the cache would have to guess.
    'web/lib/graphql/generated/possible-types.ts': {
      documents: ['web/**/*.graphql'],
      plugins: ['./web/lib/graphql/compile/possible-types-plugin.ts'],
    },
    'web/lib/graphql/generated/': documentsOf([
      'web/**/*.graphql',
      ...[...later, ...outside].map((file) => `!${file}`),
    ]),
    // What only pages and dialogs ask that are opened later: apart, or the app's first load would carry it.
    'web/lib/graphql/generated/later/': documentsOf([...shared, ...later]),
    'web/lib/graphql/generated/outside/': documentsOf(['web/lib/graphql/refusal.graphql', ...outside]),
  },
};

/** A trusted document's id; a plain hexadecimal hash, where the preset would write an algorithm before it. */
function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export default config;
