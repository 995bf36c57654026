/** The engine's number under its own name (g_lua.c registers them); `otherwise` where an engine does not export it. */
function constant(name: string, otherwise: number): number {
  const value = et[name];
  return typeof value === 'number' ? value : otherwise;
}

export const GS_PLAYING = constant('GS_PLAYING', 0);
export const GS_INTERMISSION = constant('GS_INTERMISSION', 3);
export const CON_CONNECTED = constant('CON_CONNECTED', 2);
export const TEAM_AXIS = constant('TEAM_AXIS', 1);
export const TEAM_ALLIES = constant('TEAM_ALLIES', 2);

export const CS_LEVEL_START_TIME = constant('CS_LEVEL_START_TIME', 11);
export const CS_MULTI_INFO = constant('CS_MULTI_INFO', 13);
export const CS_MULTI_MAPWINNER = constant('CS_MULTI_MAPWINNER', 14);
export const CS_REINFSEEDS = constant('CS_REINFSEEDS', 31);
export const CS_SERVERTOGGLES = constant('CS_SERVERTOGGLES', 32);
/** A bit of CS_SERVERTOGGLES (bg_public.h, CV_SVS_PAUSE); not exported. */
export const CV_SVS_PAUSE = 16;

export const FS_READ = constant('FS_READ', 0);
/** Flushed to the operating system after each write, so that a killed server loses none of it. */
export const FS_APPEND_SYNC = constant('FS_APPEND_SYNC', 3);

/** Exported since 2.84 only; the values are those of bg_public.h since the first release. */
export const EF_CROUCHING = constant('EF_CROUCHING', 0x10);
export const EF_PRONE = constant('EF_PRONE', 0x80000);
export const EF_PRONE_MOVING = constant('EF_PRONE_MOVING', 0x100000);
/** A bit of ps.pm_flags: the player watches from limbo, and `ps.*` are a mate's (g_client.c); not exported. */
export const PMF_LIMBO = 16384;
/** A bit of r.svFlags (g_public.h, SVF_BOT); not exported. */
export const SVF_BOT = 8;
/** Index of ps.stats: what is left of the stamina, 0 to 20000 (bg_public.h). */
export const STAT_SPRINTTIME = constant('STAT_SPRINTTIME', 8);

export const MOD_FALLING = constant('MOD_FALLING', 32);
export const MOD_SWITCHTEAM = constant('MOD_SWITCHTEAM', 59);

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

/** The engine's weapon number that a means of death comes from; without an entry the weapon in hand is the best guess. */
export const WEAPON_BY_MEANS = weaponsByMeans();
