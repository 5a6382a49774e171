import { readWhen } from "./calendar.js";
import { h } from "./dom.js";
import STYLE from "./style.css" with { type: "css" };
import { Words } from "./words.js";

/** `<timeline-view src="timeline.json">`, or with the JSON in a script element inside. */
class TimelineView extends HTMLElement {
  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE];
    this.load(root);
  }

  async load(root) {
    const data = await (await fetch(this.getAttribute("src"))).json();
    const words = new Words(this.lang || "en");
    const rows = data.events.map((event) => h("li", null, h("time", null, String(readWhen(event.when)?.edtf)), " ", event.label));
    root.replaceChildren(h("p", null, words.say("events", rows.length)), h("ol", null, ...rows));
  }
}

if (!customElements.get("timeline-view")) customElements.define("timeline-view", TimelineView);
