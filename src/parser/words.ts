/** The words a cell may hold, found by their bytes. */
export class WordList {
  private readonly words: readonly Uint8Array[];

  constructor(words: readonly string[]) {
    this.words = words.map((word) => Buffer.from(word));
  }

  /** The index of the word that `bytes` hold from `from` to `to` (not included), or -1. */
  find(bytes: Uint8Array, from: number, to: number): number {
    for (let index = 0; index < this.words.length; index++) {
      if (this.endOf(index, bytes, from) === to) return index;
    }
    return -1;
  }

  /** Where the word of this index ends that begins at `from`, or -1 where another stands there. */
  endOf(index: number, bytes: Uint8Array, from: number): number {
    const word = this.words[index] as Uint8Array;
    let at = from;
    for (let i = 0; i < word.length; i++) {
      if (word[i] !== bytes[at++]) return -1;
    }
    return at;
  }
}
