import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

/** A timeline of a saved JSON (an object), and the event chosen in it beside it. */
function Story({ data }) {
  const view = useRef(null);
  const [count, setCount] = useState(null);
  const [event, setEvent] = useState(null);
  const [problem, setProblem] = useState("");
  const latest = data.events.at(-1);

  // React 19 sets what the element has as a property, and hears events by `on` before their name.
  return (
    <main className="beside">
      <article>
        <p className="rubric">History</p>
        <h1>The long fire, in React</h1>
        <p className="lead">{count === null ? "The timeline is being drawn." : `${count} events from the company’s own history.`}</p>
        {latest && (
          <p>
            <button type="button" onClick={() => view.current.select(latest.id)}>Show the latest event</button>
          </p>
        )}
        <timeline-view
          ref={view}
          id="harrowmere"
          hide="summary"
          ontimeline-ready={({ detail }) => setCount(detail.events)}
          ontimeline-select={({ detail }) => setEvent(detail.event)}
          ontimeline-error={({ detail }) => setProblem(detail.message)}
          data={data}
        />
        {problem && <p role="alert">{problem}</p>}
      </article>
      <aside className="picked" aria-live="polite" aria-label="The event chosen">
        {event ? <Picked event={event} /> : <p className="hint">No event is chosen yet.</p>}
      </aside>
    </main>
  );
}

function Picked({ event }) {
  const source = event.provenance?.[0];
  return (
    <>
      <h2>{event.label}</h2>
      <blockquote>{source?.quote?.exact ?? event.text}</blockquote>
      <p>{source?.why ?? event.undated}</p>
    </>
  );
}

function App() {
  const [data, setData] = useState(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    fetch("harrowmere.json")
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`harrowmere.json: ${answer.status}`))))
      .then(setData)
      .catch((error) => setProblem(error.message));
  }, []);
  if (problem) return <main><p role="alert">The timeline cannot be shown. {problem}</p></main>;
  return data ? <Story data={data} /> : <main><p>Loading ...</p></main>;
}

createRoot(document.getElementById("root")).render(<App />);
