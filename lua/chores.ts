/**
 * Work that can wait for a frame with room: rows to make, sums to write. A frame does a few of them, so that none is
 * long; what is left is done at once when the server goes down.
 */
const queue: ByNumber<(this: void) => void> = {};
let first = 1;
let end = 1;

export function later(chore: (this: void) => void): void {
  queue[end] = chore;
  end += 1;
}

/** How many wait. */
export function choresLeft(): number {
  return end - first;
}

/** Does up to `count` chores, the oldest first. One that fails is done with. */
export function doChores(count: number): void {
  let left = count;
  while (left > 0 && first < end) {
    const chore = queue[first];
    queue[first] = undefined;
    first += 1;
    left -= 1;
    if (chore !== undefined) chore();
  }
  if (first === end) {
    first = 1;
    end = 1;
  }
}
