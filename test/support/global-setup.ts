import { testTemplate } from './test-template.ts';

/** Makes what all tests share before they start at once. */
export async function setup(): Promise<void> {
  await testTemplate();
}
