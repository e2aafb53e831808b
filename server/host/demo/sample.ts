/** A sample person. */
export interface SamplePerson {
  readonly username: string;
  readonly displayName: string;
  readonly bio: string;
  readonly pronouns?: string;
  readonly interests?: readonly string[];
}

/** A sample room; the first of its members owns it, the second helps. */
export interface SampleRoom {
  readonly name: string;
  readonly description: string;
  /** Usernames. */
  readonly members: readonly [string, ...string[]];
  /** Hours since the last word. */
  readonly quietHours: number;
  /** What was said, oldest first: `username: text`. */
  readonly lines: readonly string[];
}

/** A conversation of two sample people; the first has not read the last line yet. */
export interface SampleConversation {
  /** Usernames. */
  readonly between: readonly [string, string];
  /** Hours since the last word. */
  readonly quietHours: number;
  /** What was said, oldest first: `username: text`. */
  readonly lines: readonly string[];
}

/** People of a neighbourhood that might use Hearth. Nobody is meant who lives. */
export const samplePeople: readonly SamplePerson[] = [
  {
    username: 'mia',
    displayName: 'Mia Lindgren',
    bio: 'Two kids, one dog, too many tomato plants.',
    interests: ['Gardening', 'Camping'],
  },
  {
    username: 'jonas',
    displayName: 'Jonas',
    bio: 'Bikes, bread and the occasional bass line.',
    interests: ['Cycling', 'Sourdough', 'Bass'],
  },
  {
    username: 'amara',
    displayName: 'Amara Okafor',
    bio: 'Nurse on nights. Reads everything.',
    pronouns: 'she/her',
    interests: ['Books'],
  },
  {
    username: 'grandpa-otto',
    displayName: 'Grandpa Otto',
    bio: 'Retired clockmaker. Types with one finger, but types.',
  },
  { username: 'yuki', displayName: 'Yuki 雪', bio: 'Maps, mountains, maintenance releases.' },
  { username: 'layla', displayName: 'ليلى حداد', bio: 'Cooks for twelve when four come.' },
  { username: 'tomas', displayName: 'Tomás Pereira', bio: 'Runs the repair café. If it has a screw, bring it.' },
  { username: 'finn', displayName: 'Finn', bio: '' },
];

export const sampleRooms: readonly SampleRoom[] = [
  {
    name: 'Family',
    description: 'Only us. Grandpa, too.',
    members: ['mia', 'jonas', 'grandpa-otto', 'finn'],
    quietHours: 0.05,
    lines: [
      'mia: Who is bringing what on Sunday? I have the potatoes.',
      'jonas: Bread. Two loaves, one with caraway for grandpa.',
      'grandpa-otto: HOW DO I MAKE THE LETTERS SMALL',
      'finn: the key on the left with the arrow 😄',
      'grandpa-otto: thank you Finn. I bring the clock for the hall, it runs again.',
      'mia: You repaired it?! It has been silent since 1998.',
      'grandpa-otto: It wanted a drop of oil and some patience. Like me.',
      'jonas: 😂',
      'finn: can i bring Ada? she is vegetarian',
      'mia: Of course. Then potatoes *and* the lentil thing.',
      'jonas: Train arrives 11:42. Can somebody pick us up?',
      'mia: I can. The small car, so no double bass please.',
      'jonas: …it is only a *half*-size bass',
      'mia: No.',
      'grandpa-otto: I have a photograph of your mother with that bass on a tandem. I will look for it.',
      'finn: we NEED to see that',
      'mia: Sunday it is. Bring rubber boots, the meadow is a lake.',
    ],
  },
  {
    name: 'Repair café',
    description: 'Every second Saturday, 10 to 14, old fire station. What can be opened can be mended.',
    members: ['tomas', 'grandpa-otto', 'yuki', 'mia', 'layla', 'jonas'],
    quietHours: 2,
    lines: [
      'tomas: 23 things came on Saturday, 19 went home working. Thank you all!',
      'grandpa-otto: The cuckoo clock counts twice. Once for the clock, once for the cuckoo.',
      'yuki: The label printer only needed its old driver. I wrote down how:\n\n1. hold FEED while switching on\n2. wait for two blinks\n3. let go',
      'tomas: That goes on the wall, thank you.',
      'layla: A lady asked whether we do sewing machines. I said yes before thinking.',
      'tomas: We do now. Bring yours as a spare for parts? 😇',
      'layla: Over my dead body.',
      'mia: My neighbour has three broken ones in the cellar and would love to see them go.',
      'tomas: Perfect. Who can fetch them? They are the cast iron kind.',
      'jonas: Cargo bike, Thursday after six. They weigh what, 15 kg each?',
      'yuki: 14.2 to 16.8 depending on the model.',
      'jonas: Of course you know that.',
      'tomas: Next dates: 6 June, 20 June, 4 July. On 4 July the brass band plays next door, bring earplugs.',
      'grandpa-otto: I will bring the tuning fork and my opinion.',
      'layla: I bake. Something with nuts and something without.',
      'tomas: Then everybody will come. Good night!',
    ],
  },
  {
    name: 'Hiking',
    description: 'Up in the morning, cake in the afternoon.',
    members: ['yuki', 'amara', 'jonas', 'tomas', 'finn'],
    quietHours: 5,
    lines: [
      'yuki: Plan for Saturday: 14 km, 620 m up, bus 7:52 from the market. Hut with cake at km 9.',
      'amara: I come off shift at six, so I will be there or asleep on a bench nearby.',
      'jonas: What kind of cake',
      'yuki: Rhubarb until it runs out, then plum.',
      'jonas: Then we leave at 6:52.',
      'finn: 💀',
      'tomas: Weather says dry until four. I bring the stove.',
      'amara: https://www.openstreetmap.org/#map=14/46.55/7.98 is this the ridge?',
      'yuki: One valley further east, but I like yours better. Shall we swap?',
      'amara: 👍',
      'tomas: 👍',
      'jonas: Is there cake on that one',
      'yuki: There is cake.',
      'jonas: 👍',
      'yuki: Then it is settled. Two litres of water each, and a layer for the top. It was 4 °C up there this morning.',
    ],
  },
  {
    name: 'Book circle',
    description: 'One book a month, no homework. This month: The Summer Book.',
    members: ['amara', 'layla', 'mia', 'grandpa-otto', 'yuki'],
    quietHours: 27,
    lines: [
      'amara: I finished it on the night bus and missed my stop.',
      'layla: كتاب جميل جدا. I read it in two evenings, then again in one.',
      'mia: I am on page 40 and already want an island.',
      'grandpa-otto: The grandmother is the only sensible person in it.',
      'amara: Grandpa Otto, you say that about every grandmother.',
      'grandpa-otto: And I have been right every time.',
      'yuki: The chapter with the cat. That is all I will say.',
      'layla: Friday at mine? There will be too much to eat.',
      'mia: There is always too much to eat at yours. I am in.',
      'amara: On nights until Thursday, so yes!',
      'layla: Next book: who has an idea?',
      'yuki: Something with weather in it.',
      'grandpa-otto: Something with large print.',
    ],
  },
  {
    name: 'Garden & seeds',
    description: 'Swap, water, complain about slugs.',
    members: ['mia', 'layla', 'tomas', 'amara'],
    quietHours: 49,
    lines: [
      'mia: 40 tomato seedlings to give away. Please. They are taking the window sill.',
      'tomas: I take six. What kinds?',
      'mia: - Black Krim\n- Green Zebra\n- one that says "do not eat??" in my own handwriting',
      'tomas: Six of the last, please.',
      'layla: Mint! Who wants mint? It has begun to look at me.',
      'amara: Slugs ate everything but the label.',
      'mia: Beer traps. They go happily.',
      'amara: I am not buying a round for slugs.',
      'tomas: Watering next week while the Lindgrens are away: Mon, Wed me. Tue, Thu?',
      'amara: Tue ✅',
      'layla: Thu, and I take the courgettes as wages.',
      'mia: You are *welcome* to the courgettes.',
    ],
  },
  {
    name: 'Noticeboard',
    description: 'Found, lost, lent, borrowed. Short, please.',
    members: ['tomas', 'mia', 'jonas', 'amara', 'layla', 'yuki', 'finn', 'grandpa-otto'],
    quietHours: 8,
    lines: [
      'finn: found: one red mitten, left hand, by the playground',
      'layla: Lent: my big pot. To whom? I forgot. It has a dent.',
      'jonas: That would be me. Coming back with soup in it.',
      'amara: Looking for a quiet room to sleep by day, 3 to 7 June. Ours is being drilled.',
      'mia: Guest room is yours. The dog is the only noise.',
      'grandpa-otto: LOST: reading glasses',
      'grandpa-otto: found',
      'yuki: The lift is back in service.',
      'tomas: Street party on 14 June. Tables from the fire station, 9:00, six strong people wanted.',
      'jonas: In.',
      'yuki: In.',
      'finn: i am medium strong',
      'tomas: Medium strong is what holds the world together. In.',
    ],
  },
];

export const sampleConversations: readonly SampleConversation[] = [
  {
    between: ['mia', 'jonas'],
    quietHours: 0.3,
    lines: [
      'mia: Psst. What do we give grandpa for his 80th?',
      'jonas: A clock would be brave.',
      'mia: I thought of the photograph with the bass and the tandem, in a frame.',
      'jonas: He does not know where it is.',
      'mia: I do. 😇',
      'jonas: Then I build the frame. Not a word in the family room!',
    ],
  },
  {
    between: ['mia', 'amara'],
    quietHours: 9,
    lines: [
      'amara: Thank you for the guest room. I slept like a stone.',
      'mia: The dog says you snore.',
      'amara: The dog should talk.',
    ],
  },
  {
    between: ['finn', 'grandpa-otto'],
    quietHours: 31,
    lines: [
      'grandpa-otto: Finn how do I send only to you',
      'finn: you just did 👍',
      'grandpa-otto: Good. Can you come on Saturday and look at the printer. There will be waffles.',
      'finn: waffles first, then printer',
    ],
  },
];
