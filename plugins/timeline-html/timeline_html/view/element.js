import { h } from "./dom.js";
import { fetchText, parseText } from "./loading.js";
import { readTimeline, Unreadable } from "./reading.js";
import STYLE from "./style.css" with { type: "css" };
import { View } from "./view.js";
import { wordsOf } from "./words.js";

const PATIENCE = 1000; // milliseconds in which a script may give the timeline that its element does not name
const claimed = new Map(); // names in deep links, each of one element of the page

/**
 * `<timeline-view src="timeline.json">`, or with the JSON in a script element inside, or given as `data`. What else
 * stands inside is shown while the timeline loads, and where it cannot be.
 */
class TimelineView extends HTMLElement {
  static observedAttributes = ["src", "lang", "heading", "hide"];

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [STYLE];
    this.message = h("div", null);
    this.fallback = h("slot", null);
    this.shadowRoot.append(this.message, this.fallback, h("slot", { name: "after" }));
    this.stale = true; // whether what is shown is not what is given; an element that is only moved keeps what it shows
  }

  connectedCallback() {
    for (const name of ["data", "words"]) this.takeEarly(name);
    this.name = claim(this);
    addEventListener("hashchange", this);
    addEventListener("beforeprint", this);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.changed(), { once: true });
    else if (this.stale) this.refresh();
  }

  disconnectedCallback() {
    claimed.delete(this.name);
    this.name = "";
    removeEventListener("hashchange", this);
    removeEventListener("beforeprint", this);
    this.loading?.abort();
  }

  /** Of the window: on paper all of a list is open, unless the page has one of its own that is printed in its place. */
  handleEvent({ type }) {
    if (type === "hashchange") this.follow();
    else if (!this.fallback.className) this.view?.lists.forEach((list) => list.complete());
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.changed();
  }

  /**
   * The timeline as the object of the saved JSON, or its text; what is set is shown in the place of what was. While it is
   * null, the timeline is still to come, and what stands inside is shown, unless there is another to show.
   */
  get data() {
    return this.given;
  }

  set data(value) {
    this.given = value;
    this.changed();
  }

  /** Words of one's own, by the names that `words.js` has. */
  get words() {
    return this.own ?? {};
  }

  set words(value) {
    this.own = value;
    this.changed();
  }

  changed() {
    this.stale = true;
    if (this.isConnected && document.readyState !== "loading") this.refresh();
  }

  /** Opens the event of this id and brings it into view; false when there is none. */
  select(id) {
    return this.view?.select(id) ?? false;
  }

  /** Shows what is given now; of several calls in a row only the last one counts. */
  async refresh() {
    this.loading?.abort();
    const { signal } = (this.loading = new AbortController());
    await null; // attributes and properties that are set one after another are one change
    if (signal.aborted) return;
    this.name = claim(this); // its id may be younger than its place in the page, and the name free by now
    this.setAttribute("aria-busy", "true");
    const words = await wordsOf(languageOf(this), this.own);
    if (signal.aborted) return;
    try {
      const found = await this.found(words, signal);
      if (signal.aborted) return;
      if (found) this.show(readFound(found, words), words);
      else this.clear();
    } catch (error) {
      if (!signal.aborted) this.fail(error, words);
    }
    this.removeAttribute("aria-busy");
  }

  /** The timeline from where it is given: set from script, inside, or at an address. Null while it is still to come. */
  async found(words, signal) {
    if (typeof this.given === "string") return parseText(this.given, words);
    if (this.given !== undefined && this.given !== null) return { data: this.given, cut: false };
    const inside = this.querySelector(':scope > script[type="application/json"]');
    if (inside) return parseText(inside.textContent, words);
    const address = this.getAttribute("src");
    if (!address) {
      if (this.given === null) return null;
      await new Promise((done) => setTimeout(done, PATIENCE));
      throw new Unreadable(words.say("nothingGiven"));
    }
    return parseText(await fetchText(address, words, signal), words);
  }

  show(reading, words) {
    const level = Math.min(5, Math.max(1, Number(this.getAttribute("heading")) || 2));
    const hidden = new Set((this.getAttribute("hide") ?? "").split(/\s+/));
    const onSelect = (row) => this.tell("select", { id: row.id, event: row.event });
    const addStyle = (sheet) => (this.shadowRoot.adoptedStyleSheets = [STYLE, sheet]);
    this.view = new View(reading, words, { name: this.name, level, hidden, onSelect, addStyle });
    this.message.replaceChildren();
    this.stale = false;
    this.fallback.hidden = true;
    this.fallback.className = this.querySelector(":scope > article.timeline") ? "printed" : "";
    this.shown?.remove();
    this.fallback.after((this.shown = this.view.element));
    this.tell("ready", { events: reading.events.length, undated: reading.undated.length });
    this.follow();
  }

  /** Shows what stands inside, and that alone. */
  clear() {
    this.shown?.remove();
    this.view = null;
    this.message.replaceChildren();
    this.fallback.hidden = false;
  }

  /** Says in words what cannot be shown, above what stands inside. */
  fail(error, words) {
    if (!(error instanceof Unreadable)) reportError(error);
    const message = error instanceof Unreadable ? error.message : words.say("failed");
    const address = this.getAttribute("src");
    const link = address && /^(https?:|[^:]*$)/i.test(address) ? h("a", { href: address }, words.say("openFile")) : null;
    this.clear();
    this.message.replaceChildren(
      h("div", { class: "notice", part: "notice", role: "alert", lang: words.locale, dir: words.direction }, h("p", null, words.say("cannotShow"), " ", message), link && h("p", null, link)),
    );
    this.tell("error", { message });
  }

  /** Goes where the address's fragment points, if that is in here. */
  follow() {
    const named = `${this.name}.`;
    const hash = hashText();
    if (hash.startsWith(named)) this.select(hash.slice(named.length));
  }

  /** A property that was set before the element was defined hides the accessor; it is set anew. */
  takeEarly(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`timeline-${what}`, { detail, bubbles: true, composed: true }));
  }
}

/** What is read of a file, with words for what is not. Throws `Unreadable` where that is all. */
function readFound({ data, cut }, words) {
  const reading = readTimeline(data, words);
  const { events, undated, notices } = reading;
  const empty = !events.length && !undated.length;
  if (empty && cut) throw new Unreadable(words.say("notJson"));
  if (empty && notices.length) throw new Unreadable(notices.join(" "));
  if (cut) notices.push(words.say("cutOff"));
  return reading;
}

/** The element's id or "timeline", with a number where another element of the page has that name already. */
function claim(element) {
  claimed.delete(element.name);
  const wanted = element.id || "timeline";
  let name = wanted;
  for (let n = 2; claimed.has(name); n++) name = `${wanted}-${n}`;
  claimed.set(name, element);
  return name;
}

function hashText() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // a lone % in an address that is not ours
  }
}

function languageOf(element) {
  return element.closest("[lang]")?.lang || navigator.language || "en";
}

if (!customElements.get("timeline-view")) customElements.define("timeline-view", TimelineView);
