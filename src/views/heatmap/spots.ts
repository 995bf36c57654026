import type { Bounds } from '../places.ts';

/** The side of the finest cells, u; every other cell size is a multiple of it, so that its cells are made of whole ones. */
export const FINEST_U = 16;

/** Whose a spot is: flags that add up. */
export const ALLIES = 1;
export const CHOSEN = 2;
const PARTIES = 4;

/** What a layer counts, by the finest cells: places side by side, one for each of a cell, a party and a player. */
export interface Spots {
  /** Numbers of cells: floor(x ÷ 16). */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly count: Int32Array;
  /** ALLIES and CHOSEN, where the player is the one that the scope names. */
  readonly party: Uint8Array;
  /** The player's number; −1 where the layer does not tell. */
  readonly who: Int16Array;
}

/** A spot by itself. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly party: number;
  readonly who: number;
}

export function spotsOf(all: readonly Spot[]): Spots {
  return {
    x: Int32Array.from(all, ({ x }) => x),
    y: Int32Array.from(all, ({ y }) => y),
    count: Int32Array.from(all, ({ count }) => count),
    party: Uint8Array.from(all, ({ party }) => party),
    who: Int16Array.from(all, ({ who }) => who),
  };
}

/** What holds all spots, u; null where there are none. */
export function extentOf({ x, y }: Spots): Bounds | null {
  if (x.length === 0) return null;
  const [left, right, bottom, top] = [least(x), greatest(x), least(y), greatest(y)];
  return {
    left: left * FINEST_U,
    right: (right + 1) * FINEST_U,
    bottom: bottom * FINEST_U,
    top: (top + 1) * FINEST_U,
  };
}

function least(numbers: Int32Array): number {
  return numbers.reduce((held, number) => Math.min(held, number), Number.POSITIVE_INFINITY);
}

function greatest(numbers: Int32Array): number {
  return numbers.reduce((held, number) => Math.max(held, number), Number.NEGATIVE_INFINITY);
}

/** The finest cells of a tile's side: where samples are many they are dense. */
const TILE = 16;

/** Counts samples by the finest cells, many of them and quickly. */
export class SampleCounter {
  readonly #tiles = new Map<number, Uint32Array>();
  /** The tile of the sample before: who moves stays near. */
  #key = Number.NaN;
  #last: Uint32Array = new Uint32Array();

  /** Counts a sample of a party in a finest cell. */
  count(x: number, y: number, party: number): void {
    const tile = this.#tile(Math.floor(x / TILE), Math.floor(y / TILE));
    const index = ((y & (TILE - 1)) * TILE + (x & (TILE - 1))) * PARTIES + party;
    tile[index] = (tile[index] ?? 0) + 1;
  }

  /** There may be half a million: they are written into their arrays one by one. */
  spots(): Spots {
    const length = this.#length();
    const [x, y, count] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
    const party = new Uint8Array(length);
    let at = 0;
    for (const [key, tile] of this.#tiles) {
      const { x: left, y: bottom } = cellOfKey(key);
      for (let index = 0; index < tile.length; index += 1) {
        const samples = tile[index] ?? 0;
        if (samples === 0) continue;
        const cell = Math.floor(index / PARTIES);
        x[at] = left * TILE + (cell % TILE);
        y[at] = bottom * TILE + Math.floor(cell / TILE);
        count[at] = samples;
        party[at] = index % PARTIES;
        at += 1;
      }
    }
    return { x, y, count, party, who: new Int16Array(length).fill(-1) };
  }

  /** How many counts are not 0. */
  #length(): number {
    let length = 0;
    for (const tile of this.#tiles.values()) {
      for (let index = 0; index < tile.length; index += 1) if (tile[index] !== 0) length += 1;
    }
    return length;
  }

  #tile(x: number, y: number): Uint32Array {
    const key = keyOfCell(x, y);
    if (key === this.#key) return this.#last;
    const tile = this.#tiles.get(key) ?? new Uint32Array(TILE * TILE * PARTIES);
    this.#tiles.set(key, tile);
    this.#key = key;
    this.#last = tile;
    return tile;
  }
}

const HALF = 2 ** 25;

/** A number for a cell; coordinates of a file are whole tenths in 32 bits. */
export function keyOfCell(x: number, y: number): number {
  return (x + HALF) * 2 * HALF + (y + HALF);
}

function cellOfKey(key: number): { readonly x: number; readonly y: number } {
  return { x: Math.floor(key / (2 * HALF)) - HALF, y: (key % (2 * HALF)) - HALF };
}
