import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const later = ['web/lib/{administration,credentials,invites}/*.graphql', 'web/lib/accounts/{guests,settings}.graphql'];

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
          Preferences: '../accounts/user.ts#User',
          Account: './parents.ts#AccountParent',
          Administration: './parents.ts#AdministrationParent',
          Session: './parents.ts#SessionParent',
          Invite: '../accounts/invite.ts#Invite',
          Instance: '../accounts/current-settings.ts#CurrentSettings',
          ServerSettings: '../accounts/current-settings.ts#CurrentSettings',
          SettingsChange: '../accounts/server-settings.ts#SettingsChange',
          Room: '../rooms/room-reader.ts#RoomView',
          Membership: '../rooms/room-reader.ts#MembershipView',
          Ban: '../rooms/ban.ts#Ban',
          RoomAct: '../rooms/room-act.ts#RoomAct',
          OwnBan: '../rooms/room-reader.ts#OwnBan',
          Message: '../core/events.ts#SentMessage',
          Event: './parents.ts#EventParent',
          MessageAdded: "./parents.ts#EventOf<'MessageAdded'>",
          MessageEdited: "./parents.ts#EventOf<'MessageEdited'>",
          MessageDeleted: "./parents.ts#EventOf<'MessageDeleted'>",
          EarlierText: '../messages/earlier-text.ts#EarlierText',
          MemberJoined: "./parents.ts#EventOf<'MemberJoined'>",
          MemberLeft: "./parents.ts#EventOf<'MemberLeft'>",
          RoleChanged: "./parents.ts#EventOf<'RoleChanged'>",
          RoomChanged: "./parents.ts#EventOf<'RoomChanged'>",
          BansChanged: "./parents.ts#EventOf<'BansChanged'>",
          BanLifted: "./parents.ts#EventOf<'BanLifted'>",
          RoomUnlisted: "./parents.ts#EventOf<'RoomUnlisted'>",
          RoomListed: "./parents.ts#EventOf<'RoomListed'>",
          RoomJoined: "./parents.ts#EventOf<'RoomJoined'>",
          RoomLeft: "./parents.ts#EventOf<'RoomLeft'>",
          RoomRead: "./parents.ts#EventOf<'RoomRead'>",
          UserChanged: "./parents.ts#EventOf<'UserChanged'>",
          PresenceChanged: "./parents.ts#EventOf<'PresenceChanged'>",
          PreferencesChanged: "./parents.ts#EventOf<'PreferencesChanged'>",
          InstanceChanged: "./parents.ts#EventOf<'InstanceChanged'>",
        },
      },
    },
    // Which types are behind a union or an interface: without it the cache would have to guess.
    'web/lib/graphql/generated/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { apolloClientVersion: 3, useExplicitTyping: true },
    },
    'web/lib/graphql/generated/': documentsOf(['web/**/*.graphql', ...later.map((file) => `!${file}`)]),
    // What only pages and dialogs ask that are opened later: apart, or the app's first load would carry it.
    'web/lib/graphql/generated/later/': documentsOf(['web/lib/graphql/refusal.graphql', ...later]),
  },
};

/** A trusted document's id; a plain hexadecimal hash, where the preset would write an algorithm before it. */
function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export default config;
