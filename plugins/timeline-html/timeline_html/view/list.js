import { whenWords } from "./pending.js";
import { detailsOf } from "./details.js";
import { h } from "./dom.js";
import { markOf } from "./reading.js";

const AT_ONCE = 5000; // rows that are put in the page before a reader asks for more

/** The events as a list: a button each, which opens what is known of it. One listener serves them all. */
export class EventList {
  /** `context`: {words, name, sources, byId (rows by id), onSelect(id), onToggle(row or null)}. */
  constructor(rows, context) {
    this.rows = rows;
    this.context = context;
    this.limit = AT_ONCE;
    this.items = new Map();
    this.kept = new Set(rows);
    this.list = h("ol", { part: "list", click: (press) => this.pressed(press) });
    this.more = h("button", { type: "button", class: "button more", click: () => this.showMore() });
    this.element = h("div", null, this.list, this.more);
    this.fill();
  }

  /** Shows only these rows. */
  filter(kept) {
    this.kept = kept;
    for (const [row, item] of this.items) if (item.hidden === kept.has(row)) item.hidden = !item.hidden;
    this.fill();
  }

  /** Opens an event and brings it into view; false when it is none of this list's. */
  open(row) {
    if (!this.rows.includes(row)) return false;
    if (!this.items.has(row)) {
      this.make(row);
      this.place();
    }
    const item = this.items.get(row);
    item.hidden = false;
    this.toggle(item, true);
    item.scrollIntoView({ block: "nearest" });
    item.firstChild.focus({ preventScroll: true });
    return true;
  }

  /** Makes the items that are wanted and not there yet, as far as the limit goes. */
  fill() {
    let left = -this.limit;
    let made = 0;
    for (const row of this.rows) {
      if (!this.kept.has(row)) continue;
      left++;
      if (left <= 0 && !this.items.has(row)) made += this.make(row) ? 1 : 0;
    }
    if (made) this.place();
    this.more.hidden = left <= 0;
    if (left > 0) this.more.textContent = this.context.words.say("showMore", left);
  }

  /** Puts all items into the page, in order. */
  place() {
    const all = document.createDocumentFragment();
    for (const row of this.rows) if (this.items.has(row)) all.append(this.items.get(row));
    this.list.replaceChildren(all);
  }

  showMore() {
    this.limit += AT_ONCE;
    this.fill();
  }

  make(row) {
    const { words } = this.context;
    const tags = [row.kind === "occurrence" ? "" : words.say(row.kind), row.status === "asserted" ? "" : words.say(row.status)];
    const item = h(
      "li",
      { class: `event ${markOf(row)}`, part: `event ${row.kind}` },
      h(
        "button",
        { type: "button", class: "head", "aria-expanded": "false" },
        h("span", { class: "date", part: "date" }, row.when ? whenWords(row.when, words) : words.say("undated")),
        h("span", { class: "mark" }),
        h("span", { class: "what" }, h("bdi", { class: "label" }, row.label), ...tags.filter(Boolean).map((tag) => h("span", { class: "tag" }, tag))),
      ),
    );
    item.row = row;
    this.items.set(row, item);
    return item;
  }

  pressed(press) {
    const head = press.target.closest(".head");
    if (!head) return;
    const item = head.parentNode;
    this.toggle(item, head.getAttribute("aria-expanded") !== "true");
  }

  /** Opens or closes an event; what is known of it is put together when it is first asked for. */
  toggle(item, open) {
    item.firstChild.setAttribute("aria-expanded", String(open));
    if (open && item.childElementCount === 1) item.append(detailsOf(item.row, this.context));
    if (item.childElementCount > 1) item.lastChild.hidden = !open;
    this.context.onToggle(open ? item.row : null);
  }
}
