/** Collects the garbage in small steps, one a frame. Left alone Lua does it in steps that take longer than all else. */

/** Work of one step, as a power of two of bytes; LuaJIT knows no such size and keeps its own. */
const STEP_LOG2 = 9;

export function takeOverGarbage(): void {
  pcall(collectgarbage, 'incremental', 0, 0, STEP_LOG2);
  collectgarbage('stop');
}

/** Collects all there is: what loading the tracker left. For moments at which nobody plays. */
export function collectAll(): void {
  collectgarbage('collect');
}

export function collectSome(): void {
  collectgarbage('step', 0);
}
