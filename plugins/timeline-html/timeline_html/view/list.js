import { detailsOf } from "./details.js";
import { h } from "./dom.js";
import { whenWords } from "./dates.js";
import { markOf } from "./reading.js";

const AT_ONCE = 5000; // rows that are put in the page before a reader asks for more
const CHUNK = 50; // rows that a browser lays out together, and only when they come near the window

/**
 * The events as a list: a button each, which opens what is known of it. One listener serves them all. The list is one
 * for readers; chunks without a role let the browser skip what is out of sight.
 */
export class EventList {
  /** `context`: {words, name, sources, byId (rows by id), onSelect(id), onToggle(row or null)}. */
  constructor(rows, context) {
    this.rows = rows;
    this.context = context;
    this.kept = new Set(rows);
    this.limit = AT_ONCE;
    this.chunks = [];
    for (let at = 0; at < rows.length; at += CHUNK) this.chunks.push(new Chunk(rows.slice(at, at + CHUNK)));
    const elements = this.chunks.map((chunk) => chunk.element);
    this.list = h("div", { role: "list", part: "list", click: (press) => this.pressed(press) }, elements);
    this.more = h("button", { type: "button", class: "button more", click: () => this.extend(AT_ONCE) });
    this.element = h("div", null, this.list, this.more);
  }

  /** Shows only these rows, as many as the limit allows. */
  filter(kept) {
    this.kept = kept;
    let shown = 0;
    let left = 0;
    for (const chunk of this.chunks) {
      const count = chunk.rows.reduce((sum, row) => sum + kept.has(row), 0);
      const room = shown < this.limit;
      chunk.show(room ? count : 0, kept, (row) => this.item(row));
      if (room) shown += count;
      else left += count;
    }
    this.more.hidden = !left;
    this.more.textContent = this.context.words.say("showMore", Math.min(left, AT_ONCE));
  }

  extend(count) {
    this.limit += count;
    this.filter(this.kept);
  }

  /** Opens an event and brings it into view; false when it is none of this list's. */
  open(row) {
    const chunk = this.chunks[Math.floor(this.rows.indexOf(row) / CHUNK)];
    if (!chunk) return false;
    if (chunk.element.hidden) this.extend(this.rows.length);
    const item = chunk.items[chunk.rows.indexOf(row)];
    this.toggle(item, true);
    item.firstChild.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    return true;
  }

  item(row) {
    const { words } = this.context;
    const tags = [row.kind === "occurrence" ? "" : words.say(row.kind), row.status === "asserted" ? "" : words.say(row.status)];
    const item = h(
      "div",
      { role: "listitem", class: `event ${markOf(row)}`, part: `event ${row.kind}` },
      h(
        "button",
        { type: "button", class: "head", "aria-expanded": "false" },
        h("span", { class: "date", part: "date" }, row.when ? whenWords(row.when, words) : words.say("undated")),
        h("span", { class: "mark" }),
        h("span", { class: "what" }, h("bdi", { class: "label", lang: row.language }, row.label), ...tags.filter(Boolean).map((tag) => h("span", { class: "tag" }, tag))),
      ),
    );
    item.row = row;
    return item;
  }

  /** What is known of an event, put together when it is first asked for. */
  detailed(item) {
    if (item.childElementCount === 1) item.append(detailsOf(item.row, this.context));
    return item.lastChild;
  }

  /** Puts together what is known of every event, for paper, and leaves it closed on the screen. */
  complete() {
    for (const { items } of this.chunks) for (const item of items) if (item.childElementCount === 1) this.detailed(item).hidden = true;
  }

  pressed(press) {
    const head = press.target.closest(".head");
    if (head) this.toggle(head.parentNode, head.getAttribute("aria-expanded") !== "true");
  }

  /** Opens or closes an event. */
  toggle(item, open) {
    item.firstChild.setAttribute("aria-expanded", String(open));
    this.detailed(item).hidden = !open;
    this.context.onToggle(open ? item.row : null);
  }
}

class Chunk {
  constructor(rows) {
    this.rows = rows;
    this.items = [];
    this.element = h("div", { role: "none", class: "chunk", hidden: true });
  }

  /** Shows its rows that are kept, `count` of them; items are made when the first of them is wanted. */
  show(count, kept, make) {
    this.element.hidden = !count;
    if (!count) return;
    if (!this.items.length) this.element.append(...(this.items = this.rows.map(make)));
    this.element.style.setProperty("--rows", count);
    this.items.forEach((item, n) => {
      if (item.hidden === kept.has(this.rows[n])) item.hidden = !item.hidden;
    });
  }
}
