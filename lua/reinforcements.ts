import { CS_REINFSEEDS, TEAM_ALLIES } from './constants.ts';
import { cvarInteger, whole } from './fields.ts';

/** What the engine multiplies an offset's seconds with (bg_misc.c, aReinfSeeds). */
const SEEDS = [11, 3, 13, 7, 2, 5, 1, 17];
/** The first two numbers of CS_REINFSEEDS hold the place of a side's offset above this (bg_public.h, REINF_…DELT). */
const ALLIES_SHIFT = 8;
const AXIS_SHIFT = 4;

let axisOffset: number | null = null;
let alliesOffset: number | null = null;

/** Reads what the engine adds to the round clock for each side (cg_servercmds.c, CG_ParseReinforcementTimes). */
export function readOffsets(): void {
  const numbers: number[] = [];
  for (const word of et.trap_GetConfigstring(CS_REINFSEEDS).split(' ')) {
    const value = tonumber(word);
    if (value !== undefined) numbers.push(whole(value));
  }
  alliesOffset = offsetAt(numbers, Math.floor((numbers[0] ?? -1) / ALLIES_SHIFT));
  axisOffset = offsetAt(numbers, Math.floor((numbers[1] ?? -1) / AXIS_SHIFT));
}

function offsetAt(numbers: readonly number[], index: number): number | null {
  const seed = SEEDS[index];
  const value = numbers[index + 2];
  return seed === undefined || value === undefined ? null : Math.floor(value / seed) * 1000;
}

/** Time between a side's spawn waves, ms; null where the server tells none. A map's script may change it. */
export function reinforcementInterval(team: number): number | null {
  const interval = cvarInteger(team === TEAM_ALLIES ? 'g_bluelimbotime' : 'g_redlimbotime', 0);
  return interval > 0 ? interval : null;
}

export function reinforcementOffset(team: number): number | null {
  return team === TEAM_ALLIES ? alliesOffset : axisOffset;
}

/** Time to a side's next spawn wave at a moment of the round clock, ms (cg_newdraw.c, CG_CalculateReinfTime); null where it is not known. */
export function timeToReinforcement(team: number, time: number): number | null {
  const interval = reinforcementInterval(team);
  const offset = reinforcementOffset(team);
  if (interval === null || offset === null) return null;
  return interval - ((offset + time) % interval);
}
