import { CLASS_CHANGES } from '../../src/format/sections.ts';
import { flagOption } from '../options.ts';
import { classWord, type Player, teamWord } from '../players.ts';
import { addRow } from '../round-file.ts';

/** CLASS_CHANGES: who spawns in another class than his life before. */
const RECORD = flagOption('class_changes');

/** Notes the class of a life that has begun. */
export function noteClass(player: Player, spawnTime: number): void {
  const before = player.lastClass;
  player.lastClass = player.class;
  if (!RECORD || before === null || before === player.class) return;
  const class_before = classWord(before);
  const now = classWord(player.class);
  if (class_before === null || now === null) return;
  addRow(CLASS_CHANGES, {
    team: teamWord(player.team),
    time_ms: spawnTime,
    guid: player.guid,
    name: player.name,
    class_before,
    class: now,
  });
}
