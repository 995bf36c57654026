import type { RoundFile } from './round-file.ts';

/** Whether the file's tracker could record `capability` on its engine; null where the file does not tell. */
export function capabilityOf(file: Pick<RoundFile, 'metadata'>, capability: string): boolean | null {
  for (const item of file.metadata.get('capabilities')?.split(',') ?? []) {
    const [name, value] = item.trim().split(':');
    if (name === capability && (value === '0' || value === '1')) return value === '1';
  }
  return null;
}

/** The value of an option of our tracker, as text; null where the file does not tell it. */
export function optionOf(file: Pick<RoundFile, 'metadata'>, option: string): string | null {
  return file.metadata.get(`option_${option}`)?.trim() ?? null;
}

/** Whether an option of our tracker that is true or false was false. */
export function isSwitchedOff(file: Pick<RoundFile, 'metadata'>, option: string): boolean {
  const value = optionOf(file, option);
  return value === '0' || value === 'false';
}
