/** Where a subscription's frames go: one operation of one socket. `write` answers false once the socket is closed. */
export interface Outlet {
  readonly operationId: string;
  /** Makes the frame of a result, from its JSON; it is the same for every socket where the operation has this id. */
  readonly nextFrame: (operationId: string, json: Buffer) => Buffer;
  write(frame: Buffer): boolean;
  /** Writes what is true for a moment only. Answers false while the reader is behind: they are not told. */
  writeEphemeral(frame: Buffer): boolean;
  /** Resolves when what was written has left for the network, or the socket is closed; then it answers false. */
  drained(): Promise<boolean>;
  /** Counts a subscription in, or answers false if its socket has as many as it may. */
  begin(): boolean;
  /** Counts it out. */
  end(): void;
}
