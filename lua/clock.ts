import { CS_LEVEL_START_TIME, CS_SERVERTOGGLES, CV_SVS_PAUSE } from './constants.ts';
import { hasBit, whole } from './fields.ts';

/**
 * The round clock: ms since the round went live, standing still in pauses. It follows the engine's level time, the
 * only clock that the game itself goes by; trap_Milliseconds is another one and drifts.
 */
export const clock = {
  /** Of the last frame; hooks between two frames happen at that time (g_active.c, ClientThink runs on the old level time). */
  now: 0,
  paused: false,
  /** When the pause began, on this clock. */
  pausedAt: 0,
  /** Set in the frame in which a pause ends: its length in level time, ms. */
  pauseEnded: 0,
  /** How long the pause has lasted so far. */
  pauseLength: 0,
};

/** Longer than two frames of any server. */
const FRAMES_MS = 200;

/** Level time at which the clock was 0, moved forward by pauses. */
let start = 0;
let pauseBegan = 0;
let toggles = '';
let pauseToggled = false;
/** Whether the toggle has ever told of a pause: then the engine's start, which follows it late, tells nothing new. */
let togglesTell = false;
/** The engine's own start, which it moves forward in a pause by 500 ms and more at a time. */
let engineStart: number | null = null;
let engineStartText = '';
/** When the engine last moved it, where nothing else tells of a pause. */
let engineMoved = 0;

/** Level time at which the engine says that the round began (g_main.c, CS_LEVEL_START_TIME); null where it does not. */
export function engineStartTime(): number | null {
  const text = et.trap_GetConfigstring(CS_LEVEL_START_TIME);
  if (text !== engineStartText) {
    engineStartText = text;
    const value = tonumber(text);
    engineStart = value === undefined ? null : whole(value);
  }
  return engineStart;
}

/** Starts the clock: it was 0 at `zero`. */
export function startClock(zero: number, levelTime: number): void {
  start = zero;
  clock.now = levelTime - zero;
}

/** Sees whether the game is paused in a new frame. */
export function watchPauses(levelTime: number): void {
  clock.pauseEnded = 0;
  readToggles();
  const before = engineStart;
  const engine = engineStartTime();
  const movedBy = before === null || engine === null ? 0 : engine - before;
  if (pauseToggled) holdForToggle(levelTime);
  else if (clock.paused) releaseOrHold(levelTime, movedBy);
  else if (movedBy > 0 && !togglesTell) holdForMove(levelTime, movedBy);
}

/** Sets the clock to a new frame. */
export function advanceClock(levelTime: number): void {
  if (clock.paused) clock.pauseLength = levelTime - pauseBegan;
  else if (levelTime - start > clock.now) clock.now = levelTime - start;
}

function readToggles(): void {
  const text = et.trap_GetConfigstring(CS_SERVERTOGGLES);
  if (text === toggles) return;
  toggles = text;
  pauseToggled = hasBit(whole(tonumber(text) ?? 0), CV_SVS_PAUSE);
  if (pauseToggled) togglesTell = true;
}

/** The toggle tells a pause to the frame. */
function holdForToggle(levelTime: number): void {
  if (clock.paused) return;
  clock.paused = true;
  engineMoved = 0;
  pauseBegan = start + clock.now;
  clock.pausedAt = clock.now;
  clock.pauseLength = levelTime - pauseBegan;
}

/** Without the toggle a pause shows in the engine's start alone, some 500 ms late. */
function holdForMove(levelTime: number, movedBy: number): void {
  clock.paused = true;
  pauseBegan = levelTime - movedBy;
  clock.pausedAt = pauseBegan - start;
  engineMoved = levelTime;
  start += movedBy;
}

/** A pause that the toggle told of ends with it; another when the engine's start has stood still for a second. */
function releaseOrHold(levelTime: number, movedBy: number): void {
  if (engineMoved === 0) {
    const began = start;
    start += levelTime - pauseBegan;
    // The engine knows whether this frame is still a part of the pause.
    if (engineStart !== null && Math.abs(engineStart - start) <= FRAMES_MS) start = engineStart;
    endPause(start - began);
    return;
  }
  if (movedBy > 0) {
    engineMoved = levelTime;
    start += movedBy;
  } else if (levelTime - engineMoved > 1000) {
    endPause(engineMoved - pauseBegan);
  }
}

function endPause(length: number): void {
  clock.paused = false;
  clock.pauseEnded = length;
  clock.pauseLength = 0;
}
