/* On top of lists that work without: x chooses a row, long work tells how far it is. */
(() => {
  const html = document.documentElement.classList;
  const boxes = () => [...document.querySelectorAll("form[data-pick] input[name=row]")];

  if (!html.contains("keys-off")) {
    addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "x" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const row = document.activeElement.closest("tr");
      const box = row && row.querySelector("input[name=row]");
      if (box) box.click();
    });
  }

  for (const form of document.querySelectorAll("form[data-pick]")) {
    const said = form.querySelector("[data-chosen]");
    const tell = () => {
      const count = boxes().filter((box) => box.checked).length;
      if (said) said.textContent = count ? `已选 ${count} 行` : "";
    };
    form.addEventListener("change", tell);
    tell();
  }

  // Who signs out loses what the phone has not sent: told once, done at the second press.
  const leaving = document.querySelector("form[action$='/sign-out/']");
  leaving?.addEventListener("submit", (event) => {
    const unsent = ["visits-unsent", "kept-unsent"].reduce((sum, name) => sum + Number(localStorage.getItem(name) || 0), 0);
    if (!unsent || leaving.dataset.told) return;
    event.preventDefault();
    leaving.dataset.told = "yes";
    const said = Object.assign(document.createElement("p"), { className: "error" });
    said.setAttribute("role", "alert");
    said.textContent = `手机里有 ${unsent} 条没有发回，退出会删掉。要退出请再按一次。`;
    leaving.append(said);
  });

  for (const bar of document.querySelectorAll("[data-job]")) {
    const [line, words] = [bar.querySelector("progress"), bar.querySelector("[role=status]")];
    const look = async () => {
      const answer = await fetch(bar.dataset.job, { credentials: "same-origin" }).catch(() => null);
      if (!answer || !answer.ok) { setTimeout(look, 5000); return; }
      const told = await answer.json();
      if (!told.open) { location.reload(); return; }
      line.max = 100;
      line.value = told.share;
      words.textContent = told.words;
      setTimeout(look, 1500);
    };
    setTimeout(look, 1500);
  }
})();
