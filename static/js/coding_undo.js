/* Coding: undo and redo by keyboard (Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z; Cmd on a Mac). A key that comes
   while an act is still on its way waits for the screen that the act brings. */
(() => {
  let underWay = false;
  let waiting = "";

  const wanted = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return "";
    const key = event.key.toLowerCase();
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" && !event.shiftKey ? "redo" : "";
  };

  /* Words that are being typed are undone by the browser, not by us; the search for a code is over
     when the code is on its way. */
  const isTyping = (target) =>
    target.closest("input, textarea, select") && !(underWay && target.id === "picker-search");

  const act = (name) => {
    const button = document.querySelector(`[data-act=${name}]`);
    if (button && !button.disabled) button.click();
  };

  document.addEventListener("keydown", (event) => {
    const name = wanted(event);
    if (!name || !window.coding.root() || isTyping(event.target)) return;
    event.preventDefault();
    if (underWay) waiting = name;
    else act(name);
  });

  const isOurs = (event) => event.target.id === "coding" || event.target.closest?.("#coding");

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isOurs(event)) underWay = true;
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "coding") return;
    const name = waiting;
    underWay = false;
    waiting = "";
    if (name) act(name);
  });

  for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:sendAbort"]) {
    document.addEventListener(fault, (event) => {
      if (event.detail?.xhr?.status === 422) return; // the screen comes and says what is wrong
      underWay = false;
      waiting = "";
    });
  }
})();
