import type { RoundEnd } from '../src/format/words.ts';
import { MOD_SWITCHTEAM } from './constants.ts';
import { cvarNumber, integerField, textField, whole } from './fields.ts';
import { collectAll, takeOverGarbage } from './garbage.ts';
import { guard } from './guard.ts';
import { noteHit, settleHits } from './hits.ts';
import { forget, locate, meet } from './players.ts';
import { endFight, noteDeath } from './probes/engagements.ts';
import { countKill, RECORD_HEATMAPS } from './probes/heatmaps.ts';
import { deathType, killKind, noteKill, RECORD_KILLS } from './probes/kills.ts';
import { downLife, endLife, startLife } from './probes/player-tracks.ts';
import { finishRevives, noteMedic, noteRevived, revivesWait } from './probes/revives.ts';
import { noteExit } from './probes/round.ts';
import { fillFrame, frame, isLive, noteExiting, noteInit, shutDown } from './recording.ts';

/**
 * The hooks of the tracker. None returns anything: a returned value cancels the engine's own work, or keeps other
 * modules from hearing of it (g_lua.c, G_LuaHook_…).
 */

takeOverGarbage();

et_InitGame = (levelTime) => {
  noteInit(levelTime);
  collectAll();
  guard('modname', et.RegisterModname, `proximity_tracker ${proximity_version}`);
};

et_RunFrame = (levelTime) => {
  guard('frame', frame, levelTime);
};

et_ShutdownGame = (restart) => {
  guard('shutdown', goDown, restart);
};

function goDown(restart: number): void {
  shutDown(whyShutDown(restart));
}

/** `map` sets the gamestate to -1 before the game goes down (sv_ccmds.c, SV_Map_f); a signal or `quit` leaves it. */
function whyShutDown(restart: number): RoundEnd {
  if (restart === 1) return 'map_restart';
  return cvarNumber('gamestate') === -1 ? 'map_change' : 'shutdown';
}

et_Quit = () => {
  // After et_ShutdownGame nothing is left to do; without it the module alone is stopped (g_svcmds.c, lua_restart).
  guard('shutdown', shutDown, 'lua_restart');
};

et_ClientBegin = (slot) => {
  if (isLive()) guard('players', meetAgain, slot);
};

et_ClientUserinfoChanged = (slot) => {
  if (isLive()) guard('players', meetAgain, slot);
};

function meetAgain(slot: number): void {
  const player = meet(slot);
  if (player !== undefined) player.name = textField(slot, 'pers.netname');
}

et_ClientDisconnect = (slot) => {
  if (isLive()) guard('players', leave, slot);
};

function leave(slot: number): void {
  settleHits();
  const player = meet(slot);
  if (player === undefined) return;
  guard('engagements', endFight, player, 'disconnect');
  guard('player_tracks', endLife, player, 'disconnect');
  forget(slot);
}

et_ClientSpawn = (slot, revived) => {
  if (isLive()) guard('spawns', spawn, slot, revived === 1);
};

function spawn(slot: number, revived: boolean): void {
  fillFrame();
  settleHits();
  const player = meet(slot);
  if (player === undefined) return;
  if (revived) {
    noteRevived(player);
    return;
  }
  guard('engagements', endFight, player, 'disconnect');
  guard('player_tracks', endLife, player, 'unknown');
  player.team = integerField(slot, 'sess.sessionTeam');
  player.class = integerField(slot, 'sess.playerType');
  guard('player_tracks', startLife, player, true);
}

et_Revive = (revived, medic) => {
  if (isLive()) guard('revives', revive, revived, medic);
};

function revive(revived: number, medic: number): void {
  const player = meet(revived);
  const by = meet(medic);
  if (player !== undefined && by !== undefined) noteMedic(player, by);
}

et_Damage = (target, attacker, damage, _flags, means) => {
  if (isLive()) guard('hits', noteHit, target, attacker, damage, means);
};

et_Obituary = (victim, killer, means) => {
  if (isLive()) guard('kills', die, victim, killer, whole(means));
};

function die(victimSlot: number, killerSlot: number, means: number): void {
  fillFrame();
  settleHits();
  // Somebody may be revived and killed within one frame.
  if (revivesWait()) guard('revives', finishRevives);
  const victim = meet(victimSlot);
  if (victim === undefined) return;
  const killer = meet(killerSlot);
  const kind = killKind(victim, killer, means);
  if (killer !== undefined && killer !== victim) locate(killer);
  if (victim.life === null) locate(victim);
  guard('player_tracks', downLife, victim, deathType(kind, means));
  guard('engagements', noteDeath, victim, killer, kind === 'enemy', means === MOD_SWITCHTEAM);
  if (RECORD_HEATMAPS && kind === 'enemy' && killer !== undefined) guard('heatmaps', countKill, victim, killer);
  if (RECORD_KILLS) guard('kills', noteKill, kind, victim, killer, means);
}

et_Print = (text) => {
  if (isLive()) guard('round', hear, text);
};

function hear(text: string): void {
  if (noteExit(text)) noteExiting();
}
