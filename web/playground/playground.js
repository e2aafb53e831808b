// Starts GraphiQL on this server's /graphql, asking as the person who is signed in. The header and the payload tell the
// server that the document was typed by hand: it then gets the limits of the open API instead of being refused as unknown.

const query = `# Hearth's API, asked as you.
# Ctrl+Enter runs it, Ctrl+Space completes what you type.
# The book on the left explains every type and field.
# The second tab shows what happens, live.

query MyRooms {
  viewer {
    user {
      username
      displayName
    }
    rooms(first: 10) {
      nodes {
        id
        name
        unreadCount
        lastMessage {
          body
          sentAt
          author {
            displayName
          }
        }
      }
    }
  }
}
`;

const subscription = `# Run this, then say something in a room
# from another window.

subscription WhatHappens {
  events {
    __typename
    ... on MessageAdded {
      message {
        position
        body
        author {
          displayName
        }
        room {
          name
        }
      }
    }
    ... on MemberJoined {
      room {
        name
      }
      membership {
        user {
          displayName
        }
      }
    }
    ... on RoomListed {
      room {
        name
      }
    }
    ... on RoomRead {
      roomId
      unreadCount
    }
  }
}
`;

const workers = { graphql: 'graphql-worker.js', json: 'json-worker.js' };

globalThis.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => `/playground-assets/${workers[label] ?? 'editor-worker.js'}`,
};

globalThis.YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  title: 'Hearth API',
  logo: '<span></span>',
  endpoint: '/graphql',
  additionalHeaders: { 'x-hearth-playground': '1' },
  subscriptionsProtocol: 'WS',
  connectionParams: { playground: true },
  defaultTabs: [{ query }, { query: subscription }],
  shouldPersistHeaders: false,
  defaultEditorToolsVisibility: false,
});
