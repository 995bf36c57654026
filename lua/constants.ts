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
