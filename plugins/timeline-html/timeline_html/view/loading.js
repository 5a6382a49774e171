import { Unreadable } from "./reading.js";

const LARGEST = 200e6; // characters that a page still reads in a few seconds

/** The JSON at an address, as text. Throws `Unreadable` with words for a reader. */
export async function fetchText(address, words, signal) {
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Unreadable(words.say("badAnswer", address, String(answer.status)));
    if (Number(answer.headers.get("content-length")) > LARGEST) throw new Unreadable(words.say("tooLarge", LARGEST / 1e6));
    return await answer.text();
  } catch (error) {
    if (signal.aborted || error instanceof Unreadable) throw error;
    throw new Unreadable(words.say(location.protocol === "file:" ? "fromDisk" : "noAnswer", address));
  }
}

/** The value that a JSON text tells, and whether its end is missing: then the value holds what came before the break. */
export function parseText(text, words) {
  if (text.length > LARGEST) throw new Unreadable(words.say("tooLarge", LARGEST / 1e6));
  const json = text.trim();
  if (!json) throw new Unreadable(words.say("emptyFile"));
  try {
    return { data: JSON.parse(json), cut: false };
  } catch {
    const data = salvaged(json);
    if (!data) throw new Unreadable(words.say("notJson"));
    return { data, cut: true };
  }
}

/** What is whole of an object whose text breaks off: all up to the last complete member, or item of a member. */
function salvaged(text) {
  const { end, closers } = lastWhole(text);
  if (!end) return null;
  try {
    return JSON.parse(text.slice(0, end) + closers);
  } catch {
    return null;
  }
}

/** Where the last value ended that lies at most two deep, and what closes all that is open there. */
function lastWhole(text) {
  const open = [];
  let whole = { end: 0, closers: "" };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at);
    else if (sign === "{" || sign === "[") open.push(sign === "{" ? "}" : "]");
    else if (sign === "}" || sign === "]") open.pop();
    else if (sign === "," && open.length <= 2) whole = { end: at, closers: [...open].reverse().join("") };
    if ((sign === "}" || sign === "]") && open.length <= 2) whole = { end: at + 1, closers: [...open].reverse().join("") };
  }
  return whole;
}

function stringEnd(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
