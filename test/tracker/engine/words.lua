-- Numbers of the engine that it does not export (bg_public.h), and the scenario's words for numbers.

return {
  team = { free = 0, axis = 1, allies = 2, spectator = 3 },
  class = { soldier = 0, medic = 1, engineer = 2, fieldops = 3, covertops = 4 },
  region = { head = 0, arms = 1, body = 2, legs = 3 },
  stance = { standing = 0, crouching = 1, prone = 2 },
  connection = { disconnected = 0, connecting = 1, connected = 2 },
  state = { initialize = -1, playing = 0, countdown = 1, warmup = 2, intermission = 3, reset = 5 },
  move = { normal = 0, spectator = 2, dead = 3, intermission = 5 },
  flag = { ducked = 1, locked = 32768, limbo = 16384, follow = 4096 },
  effect = { dead = 1, teleport = 4, crouching = 16, firing = 128, prone = 524288, prone_moving = 1048576 },
  view_height = { 40, 16, -8 },
  WORLD = 1022,
  NO_ENTITY = 1023,
  GIB_HEALTH = -175,
  BOT = 8,
}
