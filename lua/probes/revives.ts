import { REVIVES } from '../../src/format/sections.ts';
import type { MEDIC_SOURCES } from '../../src/format/words.ts';
import { clock } from '../clock.ts';
import { integerField } from '../fields.ts';
import { flagOption } from '../options.ts';
import { type Player, playerAt } from '../players.ts';
import { addRow } from '../round-file.ts';
import { reviveLife } from './player-tracks.ts';

/**
 * REVIVES. et_ClientSpawn tells that somebody was revived; who did it comes right after in et_Revive, or on engines
 * before 2.84, which lack it, from a field that is set after the hook. The player's health is right only then, too.
 */
const RECORD_REVIVES = flagOption('revives');

/** Who was revived since the last frame, and by whom as far as et_Revive told. */
interface Revival {
  readonly revived: Player;
  medic: Player | null;
}

let revivals: Revival[] = [];

export function revivesWait(): boolean {
  return revivals.length > 0;
}

export function noteRevived(revived: Player): void {
  revivals.push({ revived, medic: null });
}

export function noteMedic(revived: Player, medic: Player): void {
  for (const revival of revivals) {
    if (revival.revived === revived) revival.medic = medic;
  }
}

/** Writes the revives since the last frame, and has the lives go on. */
export function finishRevives(): void {
  const done = revivals;
  revivals = [];
  for (const { revived, medic } of done) {
    reviveLife(revived);
    if (!RECORD_REVIVES) continue;
    if (medic !== null) writeRevive(revived, medic, 'hook');
    else writeWithField(revived);
  }
}

function writeWithField(revived: Player): void {
  const medic = playerAt(integerField(revived.slot, 'pers.lastrevive_client'));
  const isMedic = medic !== undefined && medic !== revived && medic.team === revived.team;
  if (isMedic) writeRevive(revived, medic, 'field');
  else writeRevive(revived, null, 'unknown');
}

function writeRevive(revived: Player, medic: Player | null, source: (typeof MEDIC_SOURCES)[number]): void {
  addRow(REVIVES, {
    source,
    time_ms: clock.now,
    medic_guid: medic === null ? null : medic.guid,
    medic_name: medic === null ? '' : medic.name,
    revived_guid: revived.guid,
    revived_name: revived.name,
    x: revived.x / 10,
    y: revived.y / 10,
    z: revived.z / 10,
  });
}
