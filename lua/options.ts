import { TRACKER_OPTIONS, type TrackerOption } from '../src/format/options.ts';

/** The value in the head of the file where it is a good one, else the default. */
function effective(option: TrackerOption): boolean | number | string {
  const value = proximity_options[option.name];
  if (typeof option.value === 'boolean') return typeof value === 'boolean' ? value : option.value;
  if (typeof option.value === 'string') return typeof value === 'string' ? value : option.value;
  if (typeof value !== 'number' || !(value >= option.lowest && value <= option.highest)) return option.value;
  return Math.floor(value);
}

/** Every option with its effective value, in order. */
export const EFFECTIVE_OPTIONS = TRACKER_OPTIONS.map((option) => ({ name: option.name, value: effective(option) }));

function optionValue(name: string): boolean | number | string | undefined {
  for (const option of EFFECTIVE_OPTIONS) {
    if (option.name === name) return option.value;
  }
  return undefined;
}

/** An option that is true or false. */
export function flagOption(name: string): boolean {
  return optionValue(name) === true;
}

export function integerOption(name: string): number {
  const value = optionValue(name);
  return typeof value === 'number' ? value : 0;
}

export function textOption(name: string): string {
  const value = optionValue(name);
  return typeof value === 'string' ? value : '';
}
