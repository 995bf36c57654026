/** How far a figure of `samples` values (1 or more) can be trusted. */
export function confidence(samples: number): 'high' | 'medium' | 'low' {
  if (samples >= 20) return 'high';
  return samples >= 8 ? 'medium' : 'low';
}
