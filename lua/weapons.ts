import { integerField } from './fields.ts';
import type { Player } from './players.ts';

/** Means of death that are named otherwise than the weapon they come from. */
const WEAPON_OF_MEANS = [
  ['MOD_FG42SCOPE', 'WP_FG42_SCOPE'],
  ['MOD_BACKSTAB', 'WP_KNIFE'],
  ['MOD_SYRINGE', 'WP_MEDIC_SYRINGE'],
  ['MOD_MORTAR', 'WP_MORTAR_SET'],
  ['MOD_MORTAR2', 'WP_MORTAR2_SET'],
  ['MOD_MOBILE_MG42', 'WP_MOBILE_MG42_SET'],
  ['MOD_MOBILE_BROWNING', 'WP_MOBILE_BROWNING_SET'],
  ['MOD_MACHINEGUN', 'WP_DUMMY_MG42'],
  ['MOD_MG42', 'WP_DUMMY_MG42'],
  ['MOD_BROWNING', 'WP_DUMMY_MG42'],
  ['MOD_SMOKEGRENADE', 'WP_SMOKE_MARKER'],
  ['MOD_SMOKEBOMB', 'WP_SMOKE_BOMB'],
  ['MOD_MAPMORTAR_SPLASH', 'WP_MAPMORTAR'],
];

/** Means of death named like their weapon: MOD_MP40, WP_MP40. */
const NAMED_ALIKE =
  'KNIFE KNIFE_KABAR LUGER COLT AKIMBO_LUGER AKIMBO_COLT AKIMBO_SILENCEDLUGER AKIMBO_SILENCEDCOLT SILENCED_COLT ' +
  'SILENCER MP40 THOMPSON STEN MP34 GARAND GARAND_SCOPE FG42 K43 K43_SCOPE KAR98 CARBINE GPG40 M7 PANZERFAUST BAZOOKA ' +
  'FLAMETHROWER GRENADE_LAUNCHER GRENADE_PINEAPPLE DYNAMITE SATCHEL LANDMINE AIRSTRIKE ARTY MAPMORTAR AMMO';

function weaponsByMeans(): ByNumber<number> {
  const weapons: ByNumber<number> = {};
  const add = (means: string, weapon: string) => {
    const number = et[means];
    const value = et[weapon];
    if (typeof number === 'number' && typeof value === 'number') weapons[number] = value;
  };
  for (const name of NAMED_ALIKE.split(' ')) add(`MOD_${name}`, `WP_${name}`);
  for (const [means, weapon] of WEAPON_OF_MEANS) add(means as string, weapon as string);
  return weapons;
}

/** The engine's weapon number that a means of death comes from. */
const WEAPON_BY_MEANS = weaponsByMeans();

/** The weapon that did it where the means of death tells, else the one in the attacker's hand; 0 for the world's. */
export function weaponOf(means: number, attacker: Player | undefined): number {
  return WEAPON_BY_MEANS[means] ?? (attacker === undefined ? 0 : integerField(attacker.slot, 'ps.weapon'));
}
