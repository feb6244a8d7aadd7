/* Suggestions while typing: a combobox over the search box, which works as a plain form without. */
(() => {
  const WAIT = 150;
  // Somebody's number is not sent while it grows whole, for addresses stay in logs; a case's may be.
  const growsWhole = (text) => {
    const plain = text.normalize("NFKC").replace(/[\s-]/g, "");
    return /\d{17}/.test(plain) || /\d{9}/.test(plain.replace(/^[a-z]+\d*/i, ""));
  };
  document.querySelectorAll("[data-suggest]").forEach((finder, place) => {
    const input = finder.querySelector("input[type=search]");
    if (!input) return;
    const list = document.createElement("ul");
    list.className = "suggested";
    list.id = `suggested-${place}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "搜索建议");
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("aria-live", "polite");
    finder.append(list, said);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let timer, asking, at = -1;
    const options = () => [...list.children];
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      at = (place + options().length) % options().length;
      options().forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
      input.setAttribute("aria-activedescendant", options()[at].id);
      options()[at].scrollIntoView({ block: "nearest" });
    };
    const part = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });
    const draw = (hits) => {
      list.replaceChildren(...hits.map((hit, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = hit.url;
        option.append(part("", hit.label), part("of", [hit.note, hit.kind].filter(Boolean).join(" · ")));
        return option;
      }));
      at = -1;
      list.hidden = !hits.length;
      input.setAttribute("aria-expanded", String(Boolean(hits.length)));
      said.textContent = hits.length ? `${hits.length} 条建议，按上下键选择` : "";
    };
    const ask = async () => {
      asking?.abort();
      const text = input.value.trim();
      if (!text || /^[a-z0-9]$/i.test(text) || growsWhole(text)) { close(); return; }
      asking = new AbortController();
      try {
        const answer = await fetch(`${finder.dataset.suggest}?q=${encodeURIComponent(text)}`, { credentials: "same-origin", signal: asking.signal });
        if (answer.ok) draw((await answer.json()).hits);
      } catch { close(); }
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", () => setTimeout(close, WAIT));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(at < 0 && event.key === "ArrowUp" ? options().length - 1 : at + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        location.assign(options()[at].dataset.url);
      }
    });
    list.addEventListener("mousedown", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) { event.preventDefault(); location.assign(option.dataset.url); }
    });
  });
})();
