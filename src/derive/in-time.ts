/** Rows or columns of times in ascending order, searched by halves. */

/** The number at `index`, which the caller knows to exist. */
export function numberAt(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

/** Index of the last of `times_ms` at or before `time_ms`, or -1. */
export function lastAtOrBefore(times_ms: Int32Array, time_ms: number): number {
  let low = 0;
  let high = times_ms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(times_ms, middle) <= time_ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The greatest of `times_ms` up to each: searched by halves, it tells the first that is later than a time. */
export function latestSoFar(times_ms: Int32Array): Int32Array {
  let latest = Number.NEGATIVE_INFINITY;
  return times_ms.map((time_ms) => {
    latest = Math.max(latest, time_ms);
    return latest;
  });
}

/** Index of the first of `rows` at or after `time_ms`, or their count. */
export function firstAtOrAfter(rows: readonly { readonly time_ms: number }[], time_ms: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.time_ms ?? 0) < time_ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
