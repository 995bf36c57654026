import type { RoundFile } from '../domain/round-file.ts';
import type { RoundRecord } from '../domain/round-record.ts';
import { capabilityOf, isSwitchedOff } from '../domain/tracker-metadata.ts';
import { TRACKER_OPTIONS } from '../format/options.ts';

/**
 * What our tracker says it can't record on an engine, besides what a round's abilities tell. Where `option` is switched
 * off it says the same of what it was told not to record.
 */
const CAPABILITIES = [
  {
    name: 'medic_hook',
    option: 'revives',
    sentence: "medics at the revive: known by the engine's field a frame later",
  },
  { name: 'regions', option: 'hits', sentence: 'hit regions' },
  { name: 'pauses', option: 'pauses', sentence: 'pauses' },
  { name: 'reinforcements', option: 'kills', sentence: 'reinforcement clocks' },
  { name: 'objectives', option: 'objective_focus', sentence: "the map's objectives" },
  {
    name: 'round_clock',
    option: '',
    sentence: "the engine's own start of the round: times are by the tracker's clock",
  },
];

/** What a file's tracker could not record, or was told not to, a sentence each. */
export function notRecordedBy(record: RoundRecord, file: RoundFile): readonly string[] {
  const sentences = [
    !record.tracks_revives && 'lives after a revive: a recorded life ends at the death',
    !record.records_stance && 'who is prone: the stance in paths is unreliable',
    !record.records_sprint && 'who sprints: the sprint flag in paths is unreliable',
    ...(file.tracker === 'PROX_TRACKER' ? [...lackedBy(file), ...switchedOff(file)] : lackingSections(file)),
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function lackingSections(file: RoundFile): readonly (string | false)[] {
  const sections = new Set(file.sections.map((tally) => tally.section));
  return [
    !sections.has('HIT_REGIONS') && 'single hits: rescuers are unknown',
    !sections.has('COMBAT_POSITIONS') && 'where killers stood: taken from their paths',
    !sections.has('REVIVES') && 'revives',
  ];
}

function lackedBy(file: RoundFile): readonly (string | false)[] {
  return CAPABILITIES.map(
    ({ name, option, sentence }) => capabilityOf(file, name) === false && !isSwitchedOff(file, option) && sentence,
  );
}

function switchedOff(file: RoundFile): readonly string[] {
  return TRACKER_OPTIONS.filter(({ name, value }) => value === true && isSwitchedOff(file, name)).map(
    ({ name }) => `${name}: switched off by the server's option ${name}`,
  );
}
