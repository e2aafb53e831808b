/**
 * Brings short texts from one node to those that want them, by channel, in the order of each sender. It may lose texts at any time and
 * says so as soon as it knows: whoever relies on it asks the database what they missed.
 */
export interface Bus {
  /** Whether what is published now is likely to arrive. */
  isUp(): boolean;
  /** Sends a text to every node that wants the channel, this one included; lost when the bus is down. */
  publish(channel: string, text: string): void;
  /** Wants what is published on the channels from now on. Resolves when it is heard, or at once when the bus is down. */
  want(channels: readonly string[]): Promise<void>;
  /** Wants it no longer. */
  drop(channels: readonly string[]): void;
}

/** What a bus tells its user. */
export interface BusListener {
  /** A text came on a channel that is wanted. */
  heard(channel: string, text: string): void;
  /** The bus has come up, at first or again, and every wanted channel is heard from now on; something may have been missed. */
  cameUp(): void;
  /** Nothing is heard from now on, and something may have been missed already. */
  wentDown(): void;
}
