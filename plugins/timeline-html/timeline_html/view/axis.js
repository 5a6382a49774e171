import { clusterWords, drawTicks, markWords, spanWords } from "./axiswords.js";
import { MINUTES_A_DAY } from "./calendar.js";
import { h, svg } from "./dom.js";
import { keyed, listenTo } from "./gestures.js";
import { LANE_HEIGHT, MOST_CLUSTERS, arrange, axisItems, drawCluster, drawMark, fades, setFont } from "./marks.js";
import { axisTicks, boundsOf, denseBounds, heldSpan, roomySpan, timeScale, zoomedSpan } from "./scale.js";

const MOST_ELEMENTS = 300;
const FEW = 14; // events that each get a lane and a long label where they need them
const MOST_LANES = 8;
const CLUSTER_HEIGHT = 48;
const TICKS_HEIGHT = 42;
const GLIDE = 180; // milliseconds
const SETTLED = 150; // milliseconds without a move after which it is told where the axis stands

/**
 * The zoomable axis of time. `element` is put into the page; `onSelect(id)` is called when a reader presses a mark,
 * `onSpan([from, to])` with the minutes in view when a reader has moved it.
 *
 * It starts with all events, however far apart: what is not in view at the start would not be missed. Where most of them
 * lie close together, a button leads there.
 */
export class Axis {
  constructor({ words, onSelect = () => {}, onSpan = () => {} }) {
    Object.assign(this, { words, onSelect, onSpan, items: [], chosen: null, width: 0, lanes: 0, before: new Map() });
    this.picture = svg("svg", { class: "axis-picture", "aria-hidden": "true", part: "axis-picture" }, fades(), svg("g"));
    this.view = h("div", { class: "axis-view", role: "group", tabindex: 0, "aria-description": words.say("axisKeys") }, this.picture);
    this.status = h("p", { class: "axis-status", dir: "auto", "aria-live": "off" });
    this.buttons = this.makeButtons();
    this.element = h(
      "div",
      { class: "axis", keydown: (event) => keyed(event, this, this.width) && event.preventDefault() },
      h("div", { class: "axis-bar" }, ...Object.values(this.buttons), this.status),
      this.view,
    );
    listenTo(this.view, this);
    new ResizeObserver(([{ contentRect }]) => this.resize(contentRect.width)).observe(this.view);
  }

  makeButtons() {
    const make = (name, sign, act) => h("button", { type: "button", class: "button", "aria-label": this.words.say(name), title: this.words.say(name), click: act }, sign);
    return {
      earlier: make("goEarlier", "‹", () => this.move(-0.5)),
      later: make("goLater", "›", () => this.move(0.5)),
      zoomIn: make("zoomIn", "+", () => this.zoom(0.5, this.width / 2, true)),
      zoomOut: make("zoomOut", "−", () => this.zoom(2, this.width / 2, true)),
      all: h("button", { type: "button", class: "button", click: () => this.whole() }, this.words.say("reset")),
      dense: h("button", { type: "button", class: "button", hidden: true, click: () => this.go(this.dense, true) }),
    };
  }

  /** The minutes in view, or where a glide will end; null before there was anything to show. */
  get span() {
    return this.goal ?? null;
  }

  /** Shows these rows and no others; the span stays as a reader has chosen it, as far as there are events. */
  show(rows) {
    const wasWhole = !this.goal || this.isWhole();
    this.items = axisItems(rows);
    this.element.hidden = !this.items.length && !this.goal;
    if (this.items.length) this.measure(wasWhole);
    this.draw(true);
    this.tell(false);
  }

  measure(wasWhole) {
    const extents = this.items.map((item) => item.extent);
    const timed = (this.timed = this.items.some(({ when }) => when.unit === "hour" || when.unit === "minute"));
    this.least = timed ? 20 : 2 * MINUTES_A_DAY;
    const alone = timed ? 120 : 12 * MINUTES_A_DAY; // a day by itself is not drawn as wide as the page
    this.bounds = boundsOf(extents);
    this.full = roomySpan(this.bounds, alone);
    const dense = denseBounds(extents);
    this.dense = dense && roomySpan(dense, alone);
    this.goal = this.shown = wasWhole ? this.full : heldSpan(this.goal, this.full, this.least);
    this.buttons.dense.hidden = !dense;
    if (dense) this.buttons.dense.textContent = this.words.say("mostEvents", spanWords(dense, dense, this.words, timed));
  }

  /** Marks the event and brings it into view; null marks none. */
  select(id) {
    this.chosen = id;
    const item = this.items.find(({ row }) => row.id === id);
    if (!item) return this.redraw();
    const [from, to] = item.extent;
    const half = (this.goal[1] - this.goal[0]) / 2;
    const seen = from < this.goal[1] - half / 20 && to > this.goal[0] + half / 20;
    const middle = Math.min((from + to) / 2, from + half);
    return seen ? this.redraw() : this.go([middle - half, middle + half], true);
  }

  /** Shows all. */
  whole() {
    this.go(this.full, true);
  }

  isWhole() {
    return this.full && this.goal[1] - this.goal[0] >= (this.full[1] - this.full[0]) * 0.999;
  }

  /** Shows `factor` times as much; what is drawn at x, in pixels from the left, stays there. */
  zoom(factor, x, smooth) {
    if (!this.goal) return;
    const at = timeScale(this.goal, this.width).back(this.mirrored ? this.width - x : x);
    this.go(zoomedSpan(this.goal, factor, at), smooth);
  }

  /** Moves the view by so many pixels to the right, which is to earlier times where the page is read from the right. */
  pan(pixels, smooth) {
    this.move((this.mirrored ? -pixels : pixels) / this.width, smooth);
  }

  /** Moves the view by a share of its length. */
  move(share, smooth = true) {
    if (!this.goal) return;
    const way = (this.goal[1] - this.goal[0]) * share;
    this.go([this.goal[0] + way, this.goal[1] + way], smooth);
  }

  go(span, smooth) {
    if (!span || !this.full) return;
    this.goal = heldSpan(span, this.full, this.least);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), SETTLED);
    if (smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.glide = { from: this.shown, since: null };
    } else {
      this.glide = null;
      this.shown = this.goal;
    }
    this.redraw();
  }

  settle() {
    this.tell(true);
    this.onSpan([...this.goal]);
  }

  /** Draws with the next frame, and goes on while the view glides. */
  redraw() {
    this.frame ??= requestAnimationFrame((now) => {
      this.frame = undefined;
      if (this.glide) this.advance(now);
      this.draw();
    });
  }

  advance(now) {
    const { from } = this.glide;
    this.glide.since ??= now;
    const done = Math.min((now - this.glide.since) / GLIDE, 1);
    const share = 1 - (1 - done) ** 3;
    this.shown = done < 1 ? from.map((edge, n) => edge + (this.goal[n] - edge) * share) : this.goal;
    if (done === 1) this.glide = null;
    else this.redraw();
  }

  resize(width) {
    if (!width || width === this.width) return;
    this.width = width;
    this.lanes = 0;
    this.draw(true);
    this.tell(false);
  }

  /** Draws. With `fresh` it may take more lanes than before, so that its height stays while it is moved. */
  draw(fresh = false) {
    if (!this.shown || !this.width) return;
    if (fresh) {
      this.readStyle();
      this.before.clear();
    }
    const { shown, width, chosen, before, mirrored } = this;
    const scale = timeScale(shown, width);
    const ticks = axisTicks(shown, width);
    const budget = MOST_ELEMENTS - 4 * MOST_CLUSTERS - ticks.ticks.length - ticks.starts.length - 20;
    const few = this.items.length <= FEW;
    const lanes = !fresh ? this.lanes : few ? FEW : MOST_LANES;
    const found = arrange(this.items, { scale, width, lanes, budget, longest: few ? 360 : 240, chosen, before });
    if (fresh) this.lanes = Math.max(this.lanes, 2, ...found.placed.map(({ lane }) => lane + 1));
    this.crowded ||= found.clusters.length > 0;
    for (const { item, lane } of found.placed) before.set(item.row, lane);
    const foot = this.lanes * LANE_HEIGHT + (this.crowded ? CLUSTER_HEIGHT : 8);
    const frame = { scale, width, mirrored, chosen, foot, floor: this.lanes * LANE_HEIGHT };
    this.found = { ...found, floor: frame.floor };
    this.put(frame, ticks);
  }

  readStyle() {
    const style = getComputedStyle(this.picture);
    this.mirrored = getComputedStyle(this.element).direction === "rtl";
    setFont(`${style.fontSize} ${style.fontFamily}`);
  }

  put(frame, ticks) {
    const { placed, clusters } = this.found;
    const height = frame.foot + TICKS_HEIGHT;
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${frame.width} ${height}`, width: frame.width, height })) this.picture.setAttribute(name, value);
    this.picture.lastChild.replaceChildren(
      ...drawTicks(frame, ticks, this.words),
      ...placed.map((spot) => drawMark(spot, frame, markWords(spot.item, this.words))),
      ...clusters.map((cluster) => drawCluster(cluster, frame, clusterWords(cluster, this.words), this.words.number(cluster.count))),
    );
  }

  /** A press selects a mark, or takes a cluster apart; what cannot be taken apart gives its first event. */
  press(x, y) {
    if (!this.found) return;
    const at = this.mirrored ? this.width - x : x;
    const { placed, clusters, floor } = this.found;
    const lane = Math.floor(y / LANE_HEIGHT);
    const spot = placed.find((one) => one.lane === lane && at >= one.start - 6 && at <= one.end + 6);
    const cluster = y > floor && clusters.find((one) => at >= one.left && at <= one.right);
    if (spot) this.choose(spot.item.row.id);
    else if (cluster && cluster.count > 1 && this.goal[1] - this.goal[0] > this.least) this.takeApart(cluster);
    else if (cluster) this.choose(cluster.items[0].row.id);
  }

  choose(id) {
    this.select(id);
    this.onSelect(id);
  }

  takeApart({ from, to }) {
    const room = Math.max((to - from) * 0.2, (this.goal[1] - this.goal[0]) / 40);
    this.go([from - room, to + room], true);
  }

  /** Says which span is in view; aloud only where a reader has moved it. */
  tell(aloud) {
    if (!this.goal) return;
    const count = this.items.length;
    const shown = this.items.filter(({ when }) => when.to >= this.goal[0] && when.from <= this.goal[1]).length;
    const events = shown === count ? this.words.say("events", count) : this.words.say("someOf", shown, count);
    const span = spanWords(this.goal, this.bounds, this.words, this.timed);
    this.status.setAttribute("aria-live", aloud ? "polite" : "off");
    this.status.textContent = `${span} · ${events}`;
    this.view.setAttribute("aria-label", this.words.say("axis", span, events));
    const [atStart, atEnd] = [this.goal[0] <= this.full[0], this.goal[1] >= this.full[1]];
    const idle = { earlier: atStart, later: atEnd, zoomOut: atStart && atEnd, all: atStart && atEnd, zoomIn: this.goal[1] - this.goal[0] <= this.least };
    // Not disabled, which would take the focus away from a button that is pressed again and again.
    for (const [name, off] of Object.entries(idle)) this.buttons[name].setAttribute("aria-disabled", String(Boolean(off)));
  }
}
