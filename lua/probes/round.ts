import { ROUND } from '../../src/format/sections.ts';
import { type RoundEnd, TEAMS, type Team } from '../../src/format/words.ts';
import { clock } from '../clock.ts';
import { CS_MULTI_INFO, CS_MULTI_MAPWINNER, TEAM_ALLIES, TEAM_AXIS } from '../constants.ts';
import { cvarNumber, whole } from '../fields.ts';
import { reinforcementInterval, reinforcementOffset } from '../reinforcements.ts';
import { addRow } from '../round-file.ts';

/** ROUND: how the round ended. */

/** The round clock may be this far from the limit when the engine ends a round by it, ms. */
const LIMIT_TOLERANCE_MS = 1000;

let timelimit: number | null = null;
let attackers: Team | null = null;
/** What the engine logged when the round ended (g_main.c, G_LogExit): `Exit: Timelimit hit.` */
let exitText: string | null = null;

/** A side in a configstring, 0 axis and 1 allies; its key was longer before 2.76. */
function sideIn(index: number, key: string, olderKey: string): number | null {
  const info = et.trap_GetConfigstring(index);
  const value = tonumber(et.Info_ValueForKey(info, key)) ?? tonumber(et.Info_ValueForKey(info, olderKey));
  return value === 0 || value === 1 ? whole(value) : null;
}

/** Reads what stands when the round begins: the engine sets both for the next round before this one is over. */
export function readRoundSettings(): void {
  const minutes = cvarNumber('timelimit');
  timelimit = minutes === null || minutes <= 0 ? null : whole(minutes * 60000 + 0.5);
  const defenders = sideIn(CS_MULTI_INFO, 'd', 'defender');
  attackers = defenders === null ? null : (TEAMS[1 - defenders] ?? null);
}

/** Takes what the engine prints; true where it says that the round is over. */
export function noteExit(text: string): boolean {
  // Some engines print the log's time before it. What players say or are called stands behind other words.
  const reason = string.match(text, '^%s*%d*:?%d*%s*Exit: ([^\r\n]*)');
  if (reason === undefined) return false;
  exitText = reason;
  return true;
}

function saysExit(words: string): boolean {
  return exitText !== null && string.find(string.lower(exitText), words, 1, true)[0] !== undefined;
}

function howIntermissionCame(winner: Team | null): RoundEnd {
  if (saysExit('surrender')) return 'surrender';
  if (saysExit('timelimit')) return 'timelimit';
  if (timelimit !== null && clock.now >= timelimit - LIMIT_TOLERANCE_MS) return 'timelimit';
  return winner !== null && winner === attackers ? 'objective' : 'round_end';
}

/** Writes the row and returns how the round ended; null asks the engine how its intermission came. */
export function writeRound(cut: RoundEnd | null): RoundEnd {
  const side = cut === null ? sideIn(CS_MULTI_MAPWINNER, 'w', 'winner') : null;
  const winner = side === null ? null : (TEAMS[side] ?? null);
  const ended = cut ?? howIntermissionCame(winner);
  addRow(ROUND, {
    ended,
    winner,
    attackers,
    duration_ms: clock.now,
    timelimit_ms: timelimit,
    axis_reinforcement_interval_ms: reinforcementInterval(TEAM_AXIS),
    axis_reinforcement_offset_ms: reinforcementOffset(TEAM_AXIS),
    allies_reinforcement_interval_ms: reinforcementInterval(TEAM_ALLIES),
    allies_reinforcement_offset_ms: reinforcementOffset(TEAM_ALLIES),
    end_text: exitText === '' ? null : exitText,
  });
  return ended;
}
