// Parts of this script that not every page needs. Each lies beside it in a file of its own, timeline-embed.NAME.js, and
// registers itself when it is loaded; a page that loads one first asks for nothing later.

/** The part of this name. Rejects where its file cannot be had. */
export async function partOf(name) {
  if (!globalThis.timelineParts?.[name]) await import(new URL(`timeline-embed.${name}.js`, import.meta.url));
  return globalThis.timelineParts[name];
}
