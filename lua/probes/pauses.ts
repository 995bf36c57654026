import { PAUSES } from '../../src/format/sections.ts';
import { clock } from '../clock.ts';
import { flagOption } from '../options.ts';
import { addRow } from '../round-file.ts';

/** PAUSES. */
const RECORD = flagOption('pauses');

/** Writes a pause that has ended in this frame. */
export function notePause(): void {
  if (RECORD) {
    addRow(PAUSES, { state: 'ended', time_ms: clock.pausedAt, duration_ms: clock.pauseEnded });
  }
}

/** Writes a pause that goes on as the round ends. */
export function writeOpenPause(): void {
  if (RECORD && clock.paused)
    addRow(PAUSES, { state: 'open', time_ms: clock.pausedAt, duration_ms: clock.pauseLength });
}
