/* Small helps on top of pages that work without them. */
(() => {
  const $ = (query, run) => document.querySelectorAll(query).forEach(run);
  const make = (name, about, parent) => parent.appendChild(Object.assign(document.createElement(name), about));

  $("[data-needs-script]", (part) => { part.hidden = false; });

  $("[data-copy]", (button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "已复制";
      button.setAttribute("role", "status");
    });
  });

  $("form[data-guard]", (form) => {
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  });

  // A double click must not send a form twice.
  $("form[method=post]", (form) => {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      const now = Date.now();
      if (now - sent < 2000) event.preventDefault();
      sent = now;
    });
  });

  $("textarea[maxlength]", (area) => {
    const said = make("p", { className: "count" }, area.parentNode);
    said.setAttribute("aria-live", "polite");
    const count = () => { said.textContent = `已写 ${area.value.length} 字，最多 ${area.maxLength} 字`; };
    area.addEventListener("input", count);
    count();
  });

  const voice = window.speechSynthesis;
  $("[data-speak]", (button) => {
    if (!voice || !window.SpeechSynthesisUtterance) return;
    const words = button.querySelector("span");
    button.hidden = false;
    button.addEventListener("click", () => {
      if (voice.speaking) { voice.cancel(); return; }
      const speech = new SpeechSynthesisUtterance(document.querySelector("main").innerText);
      speech.lang = document.documentElement.lang === "zh-Hant" ? "zh-HK" : "zh-CN";
      speech.onend = () => { words.textContent = "朗读本页"; };
      voice.speak(speech);
      words.textContent = "停止朗读";
    });
  });

  if (document.documentElement.classList.contains("ruler-on")) {
    const line = make("div", { className: "ruler-line" }, document.body);
    line.setAttribute("aria-hidden", "true");
    addEventListener("pointermove", (event) => { line.style.top = `${event.clientY - line.offsetHeight / 2}px`; });
  }

  // <body data-session="1800" data-keep="/keep/">: two minutes before the end, offer to go on.
  const { session, keep } = document.body.dataset;
  if (session && keep) {
    let timer;
    const warn = () => {
      const box = make("div", { className: "banner banner-soon timeout" }, document.body);
      box.setAttribute("role", "alert");
      const text = make("div", {}, box);
      make("p", { className: "banner-heading", textContent: "还有 2 分钟就要自动退出" }, text);
      make("p", { textContent: "已保存的内容不会丢。要继续填，请按“继续使用”。" }, text);
      const stay = make("button", { type: "button", className: "button button-primary", textContent: "继续使用" }, text);
      stay.addEventListener("click", async () => {
        if ((await fetch(keep, { credentials: "same-origin" })).ok) { box.remove(); wait(); }
      });
    };
    const wait = () => { clearTimeout(timer); timer = setTimeout(warn, (Number(session) - 120) * 1000); };
    wait();
  }

  const html = document.documentElement.classList;
  if (!html.contains("officer") || html.contains("keys-off")) return;
  const rows = [...document.querySelectorAll("table[data-rows] .row-link")];
  const move = (step) => {
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (next) next.focus();
  };
  const keys = {
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => move(1),
    k: () => move(-1),
  };
  // <div hidden data-keys="/help/"><a data-key="b" href="…">: ? opens the help, g and a letter goes.
  const places = document.querySelector("[data-keys]");
  let since = 0;
  if (places) {
    keys["?"] = () => location.assign(places.dataset.keys);
    keys.g = () => { since = Date.now(); };
  }
  const led = (key) => {
    const link = Date.now() - since < 1500 && /^[a-z]$/.test(key) && places.querySelector(`[data-key="${key}"]`);
    since = 0;
    if (link) location.assign(link.href);
    return Boolean(link);
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (since && led(event.key)) { event.preventDefault(); return; }
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
