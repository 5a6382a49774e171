// A timeline made by script: the element gets its data as a property, and tells when an event is chosen.

const place = document.getElementById("place");
const picked = document.getElementById("picked");

const view = document.createElement("timeline-view");
view.id = "harrowmere";
view.setAttribute("hide", "summary");
view.addEventListener("timeline-select", ({ detail }) => show(detail.event));
view.addEventListener("timeline-error", ({ detail }) => say(detail.message));

try {
  const answer = await fetch("harrowmere.json");
  if (!answer.ok) throw new Error(`harrowmere.json: ${answer.status}`);
  view.data = await answer.json();
  place.replaceChildren(view);
} catch (error) {
  place.replaceChildren();
  say(`The timeline cannot be shown. ${error.message}`);
}

// Text of articles goes in as text, never as markup.
function show(event) {
  const source = event.provenance?.[0];
  picked.replaceChildren(
    part("h2", event.label),
    part("blockquote", source?.quote?.exact ?? event.text),
    part("p", source?.why ?? event.undated ?? ""),
  );
}

function say(message) {
  picked.replaceChildren(part("p", message));
}

function part(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
