// The large screen turns from panel to panel; it can be stopped, and never turns where motion is unwanted.
(() => {
  const panels = [...document.querySelectorAll(".board-panel")];
  const bar = document.querySelector(".board-turn");
  if (!bar || panels.length < 2) return;
  const find = (name) => bar.querySelector(`[data-turn="${name}"]`);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let paused = still.matches;
  const show = () => {
    panels.forEach((panel, place) => { panel.hidden = place !== at; });
    find("said").textContent = `第 ${at + 1} / ${panels.length} 屏`;
  };
  const turn = (by) => { at = (at + by + panels.length) % panels.length; show(); };
  const tell = () => {
    find("pause").textContent = paused ? "继续轮播" : "暂停轮播";
    find("pause").setAttribute("aria-pressed", String(paused));
  };
  find("back").addEventListener("click", () => { paused = true; tell(); turn(-1); });
  find("next").addEventListener("click", () => { paused = true; tell(); turn(1); });
  find("pause").addEventListener("click", () => { paused = !paused; tell(); });
  document.body.classList.add("board-turning");
  bar.hidden = false;
  tell();
  show();
  setInterval(() => { if (!paused && !document.hidden) turn(1); }, 15000);
})();
