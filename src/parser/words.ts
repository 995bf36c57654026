/** The words a cell may hold, found by their bytes. */
export class WordList {
  private readonly words: readonly Uint8Array[];

  constructor(words: readonly string[]) {
    this.words = words.map((word) => Buffer.from(word));
  }

  /** The index of the word that `bytes` hold from `from` to `to` (not included), or -1. Tries `guess` first. */
  find(bytes: Uint8Array, from: number, to: number, guess: number): number {
    if (this.stands(guess, bytes, from, to)) return guess;
    for (let index = 0; index < this.words.length; index++) {
      if (this.stands(index, bytes, from, to)) return index;
    }
    return -1;
  }

  private stands(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const word = this.words[index];
    if (word === undefined || word.length !== to - from) return false;
    for (let i = 0; i < word.length; i++) {
      if (word[i] !== bytes[from + i]) return false;
    }
    return true;
  }
}
