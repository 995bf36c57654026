import type { View } from '../view.ts';
import { heatmapLines } from './draw.ts';
import { heatmapKeys } from './keys.ts';
import { type HeatmapData, loadHeatmap } from './load.ts';
import { pressHeatmap } from './press.ts';
import { printHeatmap } from './print.ts';
import { type HeatmapState, openHeatmap } from './state.ts';

/** A map as coloured cells. Its argument is the map's name; the one with most rounds in scope without one. */
export const heatmap: View<HeatmapState, HeatmapData> = {
  name: 'heatmap',
  title: 'Heatmap',
  open: openHeatmap,
  request: ({ map, paths }, filters) => ({
    key: JSON.stringify([map, paths]),
    load: (database, signal, told) => loadHeatmap(database, { map, paths }, filters, signal, told),
  }),
  press: pressHeatmap,
  keys: heatmapKeys,
  lines: heatmapLines,
  print: printHeatmap,
};
