/**
 * The engine's Lua API (src/game/g_lua.c), as far as the tracker uses it. What the engine gives back is `unknown`:
 * fields.ts makes numbers and texts of it.
 */
declare const et: {
  gentity_get(this: void, entity: number, field: string, index?: number): unknown;
  trap_Cvar_Get(this: void, name: string): string;
  trap_GetConfigstring(this: void, index: number): string;
  /** An index that is no client slot takes the server down, and pcall does not help (sv_init.c, SV_GetUserinfo). */
  trap_GetUserinfo(this: void, slot: number): string;
  Info_ValueForKey(this: void, info: string, key: string): string;
  trap_FS_FOpenFile(this: void, name: string, mode: number): LuaMultiReturn<[file: number, length: number]>;
  trap_FS_Write(this: void, data: string, bytes: number, file: number): number;
  trap_FS_FCloseFile(this: void, file: number): void;
  trap_FS_Rename(this: void, from: string, to: string): void;
  /** Truncates at 1023 bytes; nil raises. */
  G_Print(this: void, text: string): void;
  RegisterModname(this: void, name: string): void;
} & Readonly<Record<string, unknown>>;

/** The hooks. The engine finds them as globals of the module; none returns anything. */
declare let et_InitGame: (this: void, levelTime: number) => void;
declare let et_RunFrame: (this: void, levelTime: number) => void;
declare let et_ShutdownGame: (this: void, restart: number) => void;
declare let et_Quit: (this: void) => void;
declare let et_ClientBegin: (this: void, slot: number) => void;
declare let et_ClientUserinfoChanged: (this: void, slot: number) => void;
declare let et_ClientDisconnect: (this: void, slot: number) => void;
declare let et_ClientSpawn: (this: void, slot: number, revived: number) => void;
declare let et_Damage: (
  this: void,
  target: number,
  attacker: number,
  damage: number,
  flags: number,
  means: number,
) => void;
declare let et_Obituary: (this: void, victim: number, killer: number, means: number) => void;
declare let et_Revive: (this: void, revived: number, medic: number) => void;
declare let et_Print: (this: void, text: string) => void;

/** The head of the Lua file, which the server admin edits, and the version that the build writes there. */
declare const proximity_options: Readonly<Record<string, unknown>>;
declare const proximity_version: string;

/** Lua's own. */
declare function collectgarbage(
  this: void,
  what: 'collect' | 'incremental' | 'step' | 'stop',
  ...numbers: number[]
): void;
declare function pcall<Args extends unknown[]>(
  this: void,
  call: (this: void, ...args: Args) => void,
  ...args: Args
): LuaMultiReturn<[boolean, unknown]>;
declare const math: { floor(this: void, value: number): number; sqrt(this: void, value: number): number };
declare function tonumber(this: void, text: unknown): number | undefined;
declare function tostring(this: void, value: unknown): string;
declare const os: {
  time(this: void): number;
  date(this: void, format: string, time?: number): string;
};
declare namespace string {
  function find(
    this: void,
    text: string,
    pattern: string,
    from?: number,
    plain?: boolean,
  ): LuaMultiReturn<[number | undefined, number | undefined]>;
  function format(this: void, format: string, ...values: unknown[]): string;
  function gsub(this: void, text: string, pattern: string, replacement: string): LuaMultiReturn<[string, number]>;
  function lower(this: void, text: string): string;
  function match(this: void, text: string, pattern: string): string | undefined;
  function sub(this: void, text: string, from: number, to?: number): string;
}
declare namespace table {
  function concat(
    this: void,
    parts: readonly (string | number)[],
    separator?: string,
    first?: number,
    last?: number,
  ): string;
}

/** A Lua table whose keys are slot numbers and the like, as they are: no array, nothing is added to an index. */
interface ByNumber<T> {
  [key: number]: T | undefined;
}
