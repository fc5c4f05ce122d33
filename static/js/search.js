// On a narrow window the filters begin closed, so that the first hit is in sight.
// Without JavaScript they stay open, and the skip link leads past them.
// On a wide window there is no button to open them with, so they open when it grows: a tablet turned,
// or a page that was zoomed in and out.
const filters = document.querySelector("details.filters");
if (filters) {
  const narrow = window.matchMedia("(max-width: 800px)");
  filters.open = !narrow.matches;
  narrow.addEventListener("change", () => {
    if (!narrow.matches) filters.open = true;
  });
}

// A filter that was ticked while the scripts were still on their way: htmx did not hear of it.
// htmx registered before us and has therefore bound the form when this runs.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("filter");
  const missed = form && form.querySelector("input:is(:checked:not([checked]), [checked]:not(:checked))");
  if (missed) missed.dispatchEvent(new Event("change", { bubbles: true }));
});

// A municipality that was never chosen need not stand in the address; one that is taken back must.
const mine = document.getElementById("min");
if (mine) {
  let wasChosen = Boolean(mine.value);
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.id !== "filter") return;
    wasChosen = wasChosen || Boolean(mine.value);
    if (!wasChosen) event.detail.parameters.delete("min");
  });
}
