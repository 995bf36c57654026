/** A round file's bytes, wherever they come from, and what they are called. */
export interface RoundInput {
  /** What receipts call it: the path as given or found, and behind an archive's the member. */
  readonly shown: string;
  /** Its file name without folders and `.gz`, which may tell map, time and round; `-` for standard input. */
  readonly name: string;
  /**
   * All its bytes, or a sentence that says why there are none. Called once, before the next input is asked for. Where their
   * number is known before, they come in the memory that `room` gives.
   */
  read(room?: Room): Promise<InputBytes>;
}

/** Gives memory for so many bytes. */
export type Room = (bytes: number) => Uint8Array;

export type InputBytes = { readonly bytes: Uint8Array } | { readonly problem: string };

/** What came of an argument of `prox import`: an input, or why there is none. */
export type FoundInput = RoundInput | { readonly shown: string; readonly problem: string };
