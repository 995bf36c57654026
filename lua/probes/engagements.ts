import { ENGAGEMENTS, OPEN_ROWS } from '../../src/format/sections.ts';
import type { Outcome, POSITION_EVENTS } from '../../src/format/words.ts';
import { later } from '../chores.ts';
import { clock } from '../clock.ts';
import {
  type Attack,
  addPosition,
  type Engagement,
  encodePositions,
  engagementRow,
  positionEvent,
} from '../engagement.ts';
import { integerOption } from '../options.ts';
import { classWord, distanceU, isRecorded, type Player, players, teamWord } from '../players.ts';
import { addRowText } from '../round-file.ts';
import { noteEscape } from './heatmaps.ts';
import { RECORD_REACTIONS, watchDodge, writeReactions } from './reactions.ts';

/** ENGAGEMENTS: opened by an enemy's hit on somebody who lives, never by anything else. */

const ESCAPE_MS = integerOption('escape_time_ms');
const ESCAPE_U = integerOption('escape_distance_u');
const TIMEOUT_MS = integerOption('engagement_timeout_ms');
/** So many points are made text before the fight is over. */
const POINTS_PER_CHUNK = 12;
/** How often a fight that goes on is written into the journal, ms. */
const JOURNAL_MS = 2500;

const START = positionEvent('start');
const HIT = positionEvent('hit');
const SAMPLE = positionEvent('sample');

let lastId = 0;
let openFights = 0;

function open(target: Player): Engagement {
  lastId += 1;
  const fight: Engagement = {
    id: lastId,
    target,
    guid: target.guid,
    name: target.name,
    team: teamWord(target.team),
    class: classWord(target.class),
    start: clock.now,
    startX: target.x,
    startY: target.y,
    startZ: target.z,
    attacks: [],
    damage: 0,
    lastHit: clock.now,
    hitX: target.x,
    hitY: target.y,
    hitZ: target.z,
    endX: target.x,
    endY: target.y,
    endZ: target.z,
    distance: 0,
    points: {},
    fresh: 0,
    chunks: null,
    returnFire: null,
    dodge: null,
    support: null,
    before: null,
    journalAt: clock.now + JOURNAL_MS,
  };
  addPosition(fight, clock.now, target.x, target.y, target.z, START);
  target.engagement = fight;
  openFights += 1;
  return fight;
}

function attackOf(fight: Engagement, attacker: Player): Attack {
  for (const known of fight.attacks) {
    if (known.player === attacker) return known;
  }
  const attack: Attack = {
    player: attacker,
    guid: attacker.guid,
    name: attacker.name,
    team: teamWord(attacker.team),
    firstHit: clock.now,
    lastHit: clock.now,
    damage: 0,
    hits: 0,
    gotKill: false,
    weapons: [],
  };
  fight.attacks.push(attack);
  attacker.attacks.push(fight);
  return attack;
}

function countWeapon(weapons: number[], weapon: number): void {
  for (let i = 0; i < weapons.length; i += 2) {
    if (weapons[i] === weapon) {
      weapons[i + 1] = (weapons[i + 1] as number) + 1;
      return;
    }
  }
  weapons.push(weapon);
  weapons.push(1);
}

/** An enemy hit somebody who lives; both have been located. */
export function noteEnemyHit(target: Player, attacker: Player, damage: number, weapon: number): void {
  if (!isRecorded(target)) return;
  const fight = target.engagement ?? open(target);
  const attack = attackOf(fight, attacker);
  attack.lastHit = clock.now;
  attack.damage += damage;
  attack.hits += 1;
  countWeapon(attack.weapons, weapon);
  fight.damage += damage;
  fight.lastHit = clock.now;
  fight.hitX = target.x;
  fight.hitY = target.y;
  fight.hitZ = target.z;
  addPosition(fight, clock.now, target.x, target.y, target.z, HIT);
}

/** Somebody died in or outside a fight; an enemy's kill without a hit makes one of its own. */
export function noteDeath(victim: Player, killer: Player | undefined, byEnemy: boolean, switched: boolean): void {
  const fight = victim.engagement ?? (byEnemy && isRecorded(victim) ? open(victim) : null);
  if (fight === null) return;
  if (byEnemy && killer !== undefined) attackOf(fight, killer).gotKill = true;
  if (switched) close(fight, 'team_switch', 'team_switch', null);
  else close(fight, 'killed', 'death', killer ?? null);
}

/** Ends a player's fight, if he has one, where he was last looked at. */
export function endFight(player: Player, outcome: 'round_end' | 'disconnect' | 'shutdown'): void {
  if (player.engagement !== null) close(player.engagement, outcome, outcome, null);
}

/** Looks at all fights at one time with the players' samples: where they went on, and which are over. */
export function sampleFights(): void {
  for (const player of players()) {
    const fight = player.engagement;
    if (fight === null) continue;
    const quiet = clock.now - fight.lastHit;
    const away = distanceU(fight.hitX, fight.hitY, fight.hitZ, player.x, player.y, player.z);
    if (quiet >= ESCAPE_MS && away >= ESCAPE_U) {
      noteEscape(player);
      close(fight, 'escaped', 'escape', null);
    } else if (quiet >= TIMEOUT_MS) {
      close(fight, 'timeout', 'timeout', null);
    } else {
      addPosition(fight, clock.now, player.x, player.y, player.z, SAMPLE);
      if (clock.now >= fight.journalAt) writeOpenFight(fight);
      else if (fight.fresh >= POINTS_PER_CHUNK) later(() => encodePositions(fight));
    }
  }
}

/** Looks for dodges in each frame. */
export function watchFights(): void {
  if (openFights === 0) return;
  for (const player of players()) {
    if (player.engagement !== null) watchDodge(player.engagement);
  }
}

/** Takes a fight out of a list whose order tells nothing. */
function removeAttack(fights: Engagement[], fight: Engagement): void {
  for (let i = 0; i < fights.length; i++) {
    if (fights[i] === fight) {
      fights[i] = fights[fights.length - 1] as Engagement;
      fights.pop();
      return;
    }
  }
}

function writeOpenFight(fight: Engagement): void {
  fight.journalAt = clock.now + JOURNAL_MS;
  later(() => {
    if (fight.target.engagement === fight) {
      addRowText(OPEN_ROWS, `${ENGAGEMENTS.name};${engagementRow(fight, clock.now, 'shutdown', null)}`);
    }
  });
}

function close(
  fight: Engagement,
  outcome: Outcome,
  event: (typeof POSITION_EVENTS)[number],
  killer: Player | null,
): void {
  const { target } = fight;
  const end = clock.now;
  addPosition(fight, end, target.x, target.y, target.z, positionEvent(event));
  target.engagement = null;
  openFights -= 1;
  for (const { player } of fight.attacks) removeAttack(player.attacks, fight);
  later(() => addRowText(ENGAGEMENTS, engagementRow(fight, end, outcome, killer)));
  if (RECORD_REACTIONS) later(() => writeReactions(fight, end, outcome));
}
