/* Keys of the big screens: arrows, page keys and space go on and back, F takes the whole screen. */
(() => {
  const follow = (rel) => document.querySelector(`a[rel="${rel}"]`)?.click();
  const keys = {
    ArrowRight: "next",
    PageDown: "next",
    " ": "next",
    ArrowLeft: "prev",
    PageUp: "prev",
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, button, a")) return;
    if (keys[event.key]) {
      event.preventDefault();
      follow(keys[event.key]);
    } else if (event.key.toLowerCase() === "f") {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    }
  });
})();
