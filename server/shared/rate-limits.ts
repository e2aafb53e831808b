import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RequestError } from './request-error.ts';

/** What is limited: so many `points` in so many `seconds` per key. */
const rules = {
  /** Accounts made from one address: a class or a club signing up on one evening fits. */
  signUpPerAddress: { points: 200, seconds: 60 * 60 },
  /** Passwords of new accounts that are estimated for one address: an estimate takes up to a tenth of a second. */
  passwordEstimatePerAddress: { points: 200, seconds: 10 * 60 },
  /** Wrong passwords for one account from one address. */
  wrongPasswordPerAccountAndAddress: { points: 10, seconds: 15 * 60 },
  /** Wrong passwords from one address, over all accounts. */
  wrongPasswordPerAddress: { points: 100, seconds: 15 * 60 },
  /** Wrong room passwords of one person, over all rooms. */
  wrongRoomPasswordPerUser: { points: 10, seconds: 5 * 60 },
  /** Wrong passwords for one room from one address, over all persons: new accounts bring no new tries. */
  wrongRoomPasswordPerRoomAndAddress: { points: 30, seconds: 15 * 60 },
  /** Messages of one person. */
  sendPerUser: { points: 200, seconds: 10 },
  /** Rooms made by one person. */
  createRoomPerUser: { points: 60, seconds: 60 * 60 },
  /** Reports made by one person: nobody is to be buried in them. */
  reportPerUser: { points: 20, seconds: 60 * 60 },
  /** Conversations that one person begins or asks for: a newcomer greets everybody, an advertiser does not get far. */
  newConversationPerUser: { points: 30, seconds: 60 * 60 },
  /** Invites made by one person. */
  createInvitePerUser: { points: 60, seconds: 60 * 60 },
  /** Invites and other secret links that are looked up from one address: their codes cannot be guessed, so this is only for the load. */
  secretLinkPerAddress: { points: 120, seconds: 60 },
  /** Recovery codes that were wrong, from one address; with 80 random bits this is only for the load. */
  recoveryPerAddress: { points: 20, seconds: 15 * 60 },
  /** Pictures sent by one person: drawing one takes up to a second. */
  uploadPerUser: { points: 40, seconds: 60 * 60 },
  /** Files sent by one person: some pictures of an evening, ten at a time. */
  filePerUser: { points: 300, seconds: 60 * 60 },
  /** Letters asked for by one person to prove an address: each is a new code with five tries. */
  addressLetterPerUser: { points: 6, seconds: 60 * 60 },
  /** Letters for a new password asked for from one address, whether anybody gets one or not. */
  recoveryLetterPerAddress: { points: 20, seconds: 60 * 60 },
  /** Letters that one mailbox gets because somebody, perhaps a stranger, says that its address is theirs. */
  proofLetterPerMailbox: { points: 6, seconds: 60 * 60 },
  /** Letters for a new password that one mailbox gets. Counted apart: each of them opens the account, whoever asked, and others must not use them up. */
  recoveryLetterPerMailbox: { points: 6, seconds: 60 * 60 },
  /** Times that one person makes recovery codes: each is told by mail. */
  recoveryCodesPerUser: { points: 10, seconds: 60 * 60 },
  /** Test letters of one person. */
  testLetterPerUser: { points: 10, seconds: 10 * 60 },
  /** Operations of every kind, by one person or one signed-out address. */
  operation: { points: 3_000, seconds: 60 },
  /** How far one person has read, which each of their open tabs tells by itself: apart from what they do, which it must not use up. */
  readMarkPerUser: { points: 1_500, seconds: 60 },
  /** Everything else that changes something, by one person. */
  changePerUser: { points: 300, seconds: 60 },
} as const;

export type RateRule = keyof typeof rules;

/** Counts attempts per rule and key; refuses with RATE_LIMITED and `retryAfterMs` when a rule's points are used up. */
export interface RateLimits {
  /** Takes one point. Throws RATE_LIMITED if there is none left. */
  take(rule: RateRule, key: string): Promise<void>;
  /** Gives a point back that was taken for something which does not count after all. */
  giveBack(rule: RateRule, key: string): Promise<void>;
}

/** Makes what counts `points` per key in `seconds`; keys of one prefix are apart from those of others. */
export type MakeLimiter = (keyPrefix: string, points: number, seconds: number) => RateLimiterAbstract;

const inMemory: MakeLimiter = (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration });

/** Limits kept in this process's memory unless told; with `isLifted` (load tests) nothing is counted. */
export function createRateLimits(isLifted: boolean, makeLimiter = inMemory): RateLimits {
  if (isLifted) return { take: async () => {}, giveBack: async () => {} };
  const limiters = new Map(
    Object.entries(rules).map(([rule, { points, seconds }]) => [rule, makeLimiter(rule, points, seconds)]),
  );
  const limiterOf = (rule: RateRule): RateLimiterAbstract => limiters.get(rule)!;

  return {
    async take(rule, key) {
      try {
        await limiterOf(rule).consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        // What is refused was not tried: it does not count.
        await limiterOf(rule).reward(key);
        throw tooOften(error.msBeforeNext);
      }
    },
    async giveBack(rule, key) {
      await limiterOf(rule).reward(key);
    },
  };
}

function tooOften(retryAfterMs: number): RequestError {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  const wait = seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  return new RequestError('RATE_LIMITED', `Too many tries. Please wait ${wait} and try again.`, { retryAfterMs });
}
