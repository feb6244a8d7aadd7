/* The till without network: every meal is written on the device first, then sent; once, by its token. */
(() => {
  const root = document.querySelector("[data-till]");
  if (!root || !window.indexedDB || !window.crypto?.subtle) return;
  const one = (query) => root.querySelector(query);
  const form = one("form"), place = root.dataset.place;
  const say = (words) => { one("[data-said]").textContent = words; };
  const make = (name, words) => Object.assign(document.createElement(name), { textContent: words });
  const yuan = (fen) => (fen / 100).toFixed(2);

  // ---- what lies on the device ---------------------------------------------------------------
  const wait = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const opened = (() => {
    const request = indexedDB.open("till", 1);
    request.onupgradeneeded = () => ["packs", "taps"].forEach((name) => request.result.createObjectStore(name));
    return wait(request);
  })();
  const shelf = async (name, mode) => (await opened).transaction(name, mode || "readonly").objectStore(name);
  const put = async (name, key, value) => wait((await shelf(name, "readwrite")).put(value, key));
  const get = async (name, key) => wait((await shelf(name)).get(key));
  const taps = async () => (await wait((await shelf("taps")).getAll())).filter((tap) => tap.place === place);
  const waiting = async () => (await taps()).filter((tap) => !tap.state);

  // ---- day, card, price ----------------------------------------------------------------------
  const realDay = () => { const now = new Date(); return Math.floor((now - now.getTimezoneOffset() * 60000) / 86400000); };
  const dayOf = (pack) => new Date(Date.parse(pack.today) + (realDay() - pack.real) * 86400000).toISOString().slice(0, 10);
  const digest = async (text) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const quoted = async (pack, tap) => {
    const serving = pack.servings.find((each) => each.day === tap.day && each.meal === tap.meal);
    if (!serving || serving.closed) return null;
    const known = pack.cards[await digest(tap.card)];
    const before = (await taps()).some((each) => each.card === tap.card && each.day === tap.day && each.meal === tap.meal);
    const due = known?.due[`${tap.day}/${tap.meal}`];
    return { charged: before || due === undefined ? serving.price : due, name: known?.name || "", known: due !== undefined && !before };
  };

  // ---- sending -------------------------------------------------------------------------------
  const token = async () => {
    const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const field = page.querySelector("[data-till] [name=csrfmiddlewaretoken]");
    if (!field) throw new Error("登录已经过期。请先登录，再回到这一页传回；机器里的记录还在。");
    return field.value;
  };
  const send = async () => {
    const open = await waiting();
    if (!open.length) return [];
    const answer = await fetch(root.dataset.sync, {
      method: "POST", credentials: "same-origin", body: JSON.stringify({ taps: open }),
      headers: { "X-CSRFToken": await token(), "Content-Type": "application/json" },
    });
    if (!answer.ok) throw new Error("没有传成，机器里的记录还在，稍后再传。");
    const { taken } = await answer.json();
    for (const told of taken) await put("taps", told.token, { ...(await get("taps", told.token)), ...told });
    return taken;
  };
  let busy = Promise.resolve();
  const sendInTurn = () => { busy = busy.catch(() => {}).then(send); return busy; };

  // ---- what is shown -------------------------------------------------------------------------
  const words = (tap) => tap.words || `${tap.day} ${tap.clock} 卡尾号 ${tap.card.slice(-4)}，先收 ${yuan(tap.charged || 0)} 元，还没有传回`;
  const list = async () => {
    const all = (await taps()).sort((a, b) => (b.day + b.clock).localeCompare(a.day + a.clock));
    const rows = all.slice(0, 50).map((tap) => {
      const row = make("li", "");
      row.append(make("strong", { refused: "没有收下", taken: "已记" }[tap.state] || "待传回"), make("span", words(tap)));
      return row;
    });
    one("[data-list]").replaceChildren(...rows);
    one("[data-queue]").hidden = !rows.length;
    one("[data-send]").hidden = !all.some((tap) => !tap.state);
  };
  const net = () => { one("[data-net]").textContent = navigator.onLine ? "" : "现在没有网络：记在这台机器上，有网络时传回，不会重复收钱。"; };
  const sendAll = async () => {
    try {
      const taken = await sendInTurn();
      const bad = taken.filter((told) => told.state === "refused").length;
      if (taken.length > 1) say(`传回 ${taken.length} 餐${bad ? `，其中 ${bad} 餐没有收下，原因见下面` : ""}。`);
      else if (taken.length) say(taken[0].words);
    } catch (wrong) { if (navigator.onLine) say(wrong.message); }
    await list();
  };

  // ---- a card comes --------------------------------------------------------------------------
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const card = form.elements.card.value.trim(), meal = form.elements.meal.value;
    if (!card) { say("请刷卡，或者输入卡号。"); return; }
    const pack = await get("packs", place);
    if (!navigator.onLine && (!pack || card.length > 12)) { say("没有网络时只能刷助餐卡或输卡号。"); return; }
    const now = new Date(), clock = now.toTimeString().slice(0, 8);
    const day = pack ? dayOf(pack) : now.toISOString().slice(0, 10);
    const tap = { token: crypto.randomUUID(), place, card, meal, day, clock, offline: false };
    if (!navigator.onLine) {
      const quote = await quoted(pack, tap);
      if (!quote) { say(`${day} 没有这一餐，不能记。`); return; }
      Object.assign(tap, { offline: true, charged: quote.charged });
      say(`${quote.name || "卡尾号 " + card.slice(-4)}：先收 ${yuan(quote.charged)} 元${quote.known ? "" : "（按标价，传回后多退少补）"}`);
    }
    await put("taps", tap.token, tap);
    form.elements.card.value = "";
    form.elements.card.focus();
    if (navigator.onLine) await sendAll(); else await list();
  });

  (async () => {
    net();
    ["online", "offline"].forEach((name) => addEventListener(name, net));
    addEventListener("online", sendAll);
    one("[data-send]").addEventListener("click", sendAll);
    await list();
    if (navigator.onLine) {
      navigator.serviceWorker?.register(root.dataset.worker);
      const answer = await fetch(root.dataset.pack, { credentials: "same-origin", cache: "no-store" });
      if (answer.ok) await put("packs", place, { ...(await answer.json()), real: realDay() });
      root.dataset.ready = "yes";
      await sendAll();
    }
  })();
})();
