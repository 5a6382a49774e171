// JSON lines of {text, dct} in, a JSON line of what chrono finds in each out, and of which parts it is certain.
import { createInterface } from "node:readline";
import * as chrono from "chrono-node";

const PARTS = ["year", "month", "day", "weekday", "hour", "minute", "second"];

function known(components) {
  const certain = PARTS.filter((part) => components.isCertain(part));
  const date = ["year", "month", "day"].map((part) => components.get(part));
  return { date, certain, time: ["hour", "minute", "second"].map((part) => components.get(part)) };
}

function found({ text, dct }) {
  const [year, month, day] = dct.slice(0, 10).split("-").map(Number);
  const reference = { instant: new Date(year, month - 1, day, 12) };
  return chrono.parse(text, reference, { forwardDate: false }).map((one) => ({
    start: one.index,
    text: one.text,
    from: known(one.start),
    to: one.end ? known(one.end) : null,
    tags: [...one.tags()],
  }));
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(found(JSON.parse(line))) + "\n");
}
