/** What cells count, in the order of their keys. */
export const LAYERS = ['deaths', 'kills', 'fights', 'movement', 'combat', 'escapes'] as const;
export type Layer = (typeof LAYERS)[number];

/** Layers whose samples are packed in paths: they take longer to load. */
const PATH_LAYERS: readonly Layer[] = ['movement', 'combat'];

/** What is counted where, in a few words. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  deaths: 'where players died',
  kills: 'where killers stood',
  fights: 'where targets were first hit',
  movement: 'samples of players who moved',
  combat: 'samples of players under fire',
  escapes: 'where targets got away',
};

/** What a layer's numbers count. */
export const LAYER_UNITS: Readonly<Record<Layer, string>> = {
  deaths: 'deaths',
  kills: 'kills',
  fights: 'fights',
  movement: 'movement samples',
  combat: 'combat samples',
  escapes: 'escapes',
};

/** What is subtracted from what. */
export const DIFFERENCES = ['none', 'teams', 'player'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export function isPathLayer(layer: Layer): boolean {
  return PATH_LAYERS.includes(layer);
}
