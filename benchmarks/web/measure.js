// Runs in the page: measure(text, words) shows the timeline of the text, filters it, and does the same with a plain list.
// Every time is from the call to the end of the frame that shows its outcome, in milliseconds.

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

async function timed(work) {
  const start = performance.now();
  await work();
  await frame();
  return performance.now() - start;
}

async function ours(text, words) {
  const view = document.createElement("timeline-view");
  document.body.append(view);
  const first = await timed(() => {
    const ready = new Promise((done) => view.addEventListener("timeline-ready", done, { once: true }));
    view.data = text;
    return ready;
  });
  const box = view.shadowRoot.querySelector("input[type=search]");
  const filters = [];
  for (const word of words) {
    filters.push(
      await timed(() => {
        box.value = word;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    );
  }
  view.remove();
  return { first, filters };
}

async function plain(text, words) {
  const list = document.createElement("ul");
  const first = await timed(() => {
    for (const event of JSON.parse(text).events) {
      const item = document.createElement("li");
      item.textContent = `${event.when.edtf} ${event.label}`;
      list.append(item);
    }
    document.body.append(list);
  });
  const filters = [];
  for (const word of words) {
    filters.push(
      await timed(() => {
        for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(word);
      }),
    );
  }
  list.remove();
  return { first, filters };
}

/** vis-timeline, as its documentation makes one of items. */
async function vis(text) {
  const { DataSet, Timeline } = await import("./vis.js");
  const place = document.createElement("div");
  document.body.append(place);
  const first = await timed(() => {
    const { events } = JSON.parse(text);
    const items = events.map((event) => ({ id: event.id, content: event.label, start: event.when.begin.start }));
    const drawn = new Timeline(place, new DataSet(items), {});
    return new Promise((done) => drawn.on("changed", done));
  });
  place.remove();
  return { first };
}

globalThis.measure = { ours, plain, vis };
