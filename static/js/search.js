// On a narrow window the filters begin closed, so that the first hit is in sight.
// Without JavaScript they stay open, and the skip link leads past them.
const filters = document.querySelector("details.filters");
if (filters && window.matchMedia("(max-width: 800px)").matches) {
  filters.open = false;
}

// A filter that was ticked while the scripts were still on their way: htmx did not hear of it.
// htmx registered before us and has therefore bound the form when this runs.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("filter");
  const missed = form && form.querySelector("input:is(:checked:not([checked]), [checked]:not(:checked))");
  if (missed) missed.dispatchEvent(new Event("change", { bubbles: true }));
});

// What the word being typed may become: words of the examples, the most used first.
const SUGGEST_WAIT_MS = 150;
const suggest = (input) => {
  let timer = 0;
  const fill = async () => {
    const typed = input.value;
    if (typed.trim().length < 2) return;
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || input.value !== typed) return;
    const { suggestions } = await answer.json();
    input.list.replaceChildren(...suggestions.map((words) => new Option("", words)));
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(fill, SUGGEST_WAIT_MS);
  });
};
document.querySelectorAll("input[data-suggest]").forEach(suggest);
