// Loaded with --import before a program: its calendar jumps years to and fro at each look.

const RealDate = Date;
const YEARS_MS = 5 * 365 * 86_400_000;
let looks = 0;

function now() {
  return RealDate.now() + (looks++ % 2 === 0 ? YEARS_MS : -YEARS_MS);
}

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};
