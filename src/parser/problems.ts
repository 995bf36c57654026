import type { Problem } from '../domain/round-file.ts';

const KEPT = 1000;

/** What is wrong with a file. The first 1000 are kept, all are counted. */
export class Problems {
  readonly kept: Problem[] = [];
  count = 0;

  /** `problem` is asked for only when it will be kept: a file may hold millions. */
  add(problem: () => Problem): void {
    this.count++;
    if (this.kept.length < KEPT) this.kept.push(problem());
  }
}
