import { TRACKER_ERRORS } from '../src/format/sections.ts';
import type { RoundEnd } from '../src/format/words.ts';
import { choresLeft, doChores, later } from './chores.ts';
import { advanceClock, clock, engineStartTime, startClock, watchPauses } from './clock.ts';
import { GS_INTERMISSION, GS_PLAYING } from './constants.ts';
import { cvarNumber, integerField } from './fields.ts';
import { collectSome } from './garbage.ts';
import { failures, guard } from './guard.ts';
import { headerMetadata, roundNames } from './header.ts';
import { hitsWait, settleHits } from './hits.ts';
import { findObjectives } from './objectives.ts';
import { integerOption } from './options.ts';
import { meetAll, type Player, players, readMaxClients } from './players.ts';
import { endFight, sampleFights, watchFights } from './probes/engagements.ts';
import { countMovement, isJournalDue, journalHeatmaps, RECORD_HEATMAPS, writeHeatmaps } from './probes/heatmaps.ts';
import { isMeasuringDue, measureSome, RECORD_FOCUS, writeFocus } from './probes/objective-focus.ts';
import { notePause, writeOpenPause } from './probes/pauses.ts';
import { endLife, newLivesWait, sampleLives, startLife, watchNewLives } from './probes/player-tracks.ts';
import { finishRevives, revivesWait } from './probes/revives.ts';
import { readRoundSettings, writeRound } from './probes/round.ts';
import { readOffsets } from './reinforcements.ts';
import { addRow, closeRoundFile, isWriteDue, openRoundFile, writeWaiting } from './round-file.ts';
import { takeTurns } from './turns.ts';

/**
 * The recording of one round. The engine makes a new Lua state for every warm-up and every round (g_lua.c, G_LuaInit on
 * each map and map_restart), so there is at most one in a tracker's life: `waiting` for the round, `live`, `ending` while
 * the last rows are written in the frames of the intermission, `over`.
 */
let phase: 'waiting' | 'live' | 'ending' | 'over' = 'waiting';
let initTime: number | null = null;
/** Whether this Lua state has seen frames of a warm-up. */
let sawWarmup = false;
let levelNow = 0;
let map = '';
let nextSample = 0;
/** The engine has said that the round is over; the next frame shows the intermission's camera. */
let exiting = false;
/** Whether the last sample is still to be counted. */
let justSampled = false;
/** Whether what happened in the frame so far fills it. */
let isFull = false;
let objectivesFound = false;
let ended: RoundEnd = 'round_end';

const { floor } = math;

const SAMPLE_MS = integerOption('sample_interval_ms');
/** A round whose clock shows more than this when the tracker first sees it began without the tracker, ms. */
const LATE_MS = 3000;

export function isLive(): boolean {
  return phase === 'live';
}

export function noteInit(levelTime: number): void {
  initTime = levelTime;
}

/** Somebody died or spawned: that fills the frame. */
export function fillFrame(): void {
  isFull = true;
}

/** The engine has said that the round is over. */
export function noteExiting(): void {
  exiting = true;
}

function gamestate(): number | null {
  return cvarNumber('gamestate');
}

/** One frame of the server. */
export function frame(levelTime: number): void {
  levelNow = levelTime;
  if (phase !== 'live') collectSome();
  if (phase === 'over') return;
  if (phase === 'ending') {
    guard('round_end', goOnEnding);
    return;
  }
  const state = gamestate();
  if (phase === 'waiting') {
    if (state === GS_PLAYING) {
      // A start that fails is not tried again: each try may leave an open file, and the 64th takes the server down.
      phase = 'over';
      guard('start', start);
    } else {
      sawWarmup = true;
    }
  }
  if (phase !== 'live') return;
  if (state === GS_INTERMISSION) {
    guard('round_end', end, null);
    return;
  }
  if (hitsWait()) guard('hits', settleHits);
  guard('pauses', watchPauses, levelTime);
  advanceClock(levelTime);
  playFrame();
  isFull = false;
}

/** Level time at which the round went live. */
function roundStart(): number {
  const engine = engineStartTime();
  // In a Lua state that has seen the warm-up the round begins now, unless the engine names a later moment.
  if (sawWarmup) return levelNow;
  if (engine !== null && engine <= levelNow) return engine;
  return initTime ?? levelNow;
}

function start(): void {
  startClock(levelNow, levelNow);
  guard('clock', () => startClock(roundStart(), levelNow));
  guard('players', readMaxClients);
  guard('reinforcements', readOffsets);
  guard('round', readRoundSettings);
  const names = roundNames(clock.now);
  map = names.map;
  // A Lua state that the engine has not started anew came up in mid-round (g_svcmds.c, lua_restart).
  const late = initTime === null || clock.now > LATE_MS;
  if (!openRoundFile(names.stem, headerMetadata(names, late ? clock.now : 0))) {
    throw `the engine can't open ${names.stem}_engagements.txt.part for writing: this round is not recorded`;
  }
  phase = 'live';
  nextSample = clock.now;
  guard('players', meetAll);
  for (const player of players()) guard('player_tracks', adopt, player, late);
}

/** Takes over who lives already. */
function adopt(player: Player, late: boolean): void {
  if (integerField(player.slot, 'health') > 0) startLife(player, !late);
}

/** What a frame of play is for: moves in each, samples now and then, and between these the work that waits. */
function playFrame(): void {
  if (clock.pauseEnded > 0) guard('pauses', notePause);
  if (clock.paused) {
    doWaitingWork();
    return;
  }
  if (revivesWait()) guard('revives', finishRevives);
  if (newLivesWait()) guard('new_lives', watchNewLives);
  guard('dodges', watchFights);
  const isSampled = clock.now >= nextSample || exiting;
  // Where every frame samples, each has to do what waits as well.
  if (!isSampled || justSampled) doWaitingWork();
  if (isSampled) sample();
}

function sample(): void {
  nextSample = clock.now - (clock.now % SAMPLE_MS) + SAMPLE_MS;
  guard('player_tracks', sampleLives);
  guard('engagements', sampleFights);
  justSampled = true;
  exiting = false;
}

/** How many players' work fits a frame, so that all of it is done before it is due again. */
function share(perFrames: number): number {
  return 1 + floor(players().length / perFrames);
}

/** What waits, in a frame with room: one that samples has enough to do, and so has one in which somebody died or spawned. */
function doWaitingWork(): void {
  let turns = share(20);
  if (justSampled) {
    justSampled = false;
    if (RECORD_HEATMAPS) guard('heatmaps', countMovement);
    // Of many players that is a turn's work.
    if (turns > 1) turns -= 1;
  }
  if (isFull) return;
  if (RECORD_FOCUS && objectivesFound && isMeasuringDue()) guard('objective_focus', measureSome, share(12));
  if (RECORD_HEATMAPS && isJournalDue()) guard('heatmaps', journalHeatmaps);
  if (isWriteDue(levelNow)) guard('round_file', writeWaiting, levelNow);
  else if (!objectivesFound) guard('objectives', lookForObjectives);
  else takeTurns(turns);
}

function lookForObjectives(): void {
  objectivesFound = findObjectives(map);
}

/** Ends the round: by the engine's intermission (null), or cut short. */
function end(cut: RoundEnd | null): void {
  phase = 'ending';
  const reason = cut === null ? 'round_end' : 'shutdown';
  guard('hits', settleHits);
  guard('round', () => {
    ended = writeRound(cut);
  });
  guard('pauses', writeOpenPause);
  guard('revives', finishRevives);
  for (const player of players()) {
    guard('engagements', endFight, player, reason);
    guard('player_tracks', endLife, player, reason);
  }
  if (RECORD_HEATMAPS) guard('heatmaps', writeHeatmaps);
  if (RECORD_FOCUS) guard('objective_focus', writeFocus);
  later(writeErrors);
}

function writeErrors(): void {
  for (const failure of failures) addRow(TRACKER_ERRORS, failure);
}

/** Does a part of the last work; the file is closed in the frame after the last row. */
function goOnEnding(): void {
  if (choresLeft() > 0) {
    guard('rows', doChores, share(24));
    if (isWriteDue(levelNow)) guard('round_file', writeWaiting, levelNow);
    return;
  }
  phase = 'over';
  closeRoundFile([
    ['round_end_unix', `${os.time()}`],
    ['ended', ended],
  ]);
}

/** The server, the map or the tracker goes down: everything is written at once. */
export function shutDown(cut: RoundEnd): void {
  if (phase === 'live') guard('round_end', end, cut);
  while (phase === 'ending') guard('round_end', goOnEnding);
}
