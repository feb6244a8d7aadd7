/* Visits without network: pages and answers lie on the phone, sealed with a password. */
(() => {
  if (!window.crypto?.subtle || !window.indexedDB || !navigator.serviceWorker) return;
  const ROUNDS = 310000, TRIES = 10, UNSENT = "visits-unsent";
  const one = (query, root = document) => root.querySelector(query);
  const say = (root, words) => { one("[data-said]", root).textContent = words; };
  const make = (name, about = {}) => Object.assign(document.createElement(name), about);

  // ---- what lies on the phone ----------------------------------------------------------------
  const wait = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const opened = (() => {
    const request = indexedDB.open("visits", 1);
    request.onupgradeneeded = () => ["meta", "pages", "answers"].forEach((name) => request.result.createObjectStore(name));
    return wait(request);
  })();
  const shelf = async (name, mode = "readonly") => (await opened).transaction(name, mode).objectStore(name);
  const put = async (name, key, value) => wait((await shelf(name, "readwrite")).put(value, key));
  const get = async (name, key) => wait((await shelf(name)).get(key));
  const keys = async (name) => wait((await shelf(name)).getAllKeys());
  const drop = async (name, key) => wait((await shelf(name, "readwrite")).delete(key));
  const wipe = async () => {
    for (const name of ["meta", "pages", "answers"]) await wait((await shelf(name, "readwrite")).clear());
    sessionStorage.removeItem("visits-key");
    localStorage.removeItem(UNSENT);
  };
  const count = async () => { localStorage.setItem(UNSENT, (await keys("answers")).length); };

  // ---- sealing -------------------------------------------------------------------------------
  const text = new TextEncoder(), back = new TextDecoder();
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const unhex = (word) => new Uint8Array(word.match(/../g).map((pair) => parseInt(pair, 16)));
  const useKey = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  const rawKey = async (pin, salt) => {
    const base = await crypto.subtle.importKey("raw", text.encode(pin), "PBKDF2", false, ["deriveBits"]);
    return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, base, 256);
  };
  const seal = async (key, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text.encode(JSON.stringify(value))) };
  };
  const unseal = async (key, { iv, data }) =>
    JSON.parse(back.decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data)));
  const remember = (raw) => sessionStorage.setItem("visits-key", hex(raw));
  const rememberedKey = async () => {
    const word = sessionStorage.getItem("visits-key");
    return word ? useKey(unhex(word)) : null;
  };
  const keyOf = async (pin) => {
    const meta = await get("meta", "seal");
    if (!meta) return null;
    const raw = await rawKey(pin, meta.salt), key = await useKey(raw);
    try { await unseal(key, meta.check); } catch {
      meta.wrong = (meta.wrong || 0) + 1;
      await put("meta", "seal", meta);
      if (meta.wrong >= TRIES) { await wipe(); throw new Error("口令错了 10 次，手机里的记录已删除。请有网络时重新带。"); }
      throw new Error(`口令不对，还可以试 ${TRIES - meta.wrong} 次。`);
    }
    await put("meta", "seal", { ...meta, wrong: 0 });
    remember(raw);
    return key;
  };

  // ---- taking along --------------------------------------------------------------------------
  const numberOf = (path) => decodeURIComponent(path.split("/").filter(Boolean).pop());
  const carryOne = async (key, url) => {
    const answer = await fetch(url, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = one("form[data-visit]", page);
    if (!form) return false;
    one("[name=csrfmiddlewaretoken]", form)?.remove();
    const main = one("#main", page);
    main.querySelectorAll("script, nav, .list-tools, .going-on, form:not([data-visit])").forEach((part) => part.remove());
    await put("pages", form.dataset.visit, await seal(key, { url, title: page.title, html: main.innerHTML }));
    return true;
  };
  const carry = async (box, form) => {
    const old = await get("meta", "seal");
    if (old && (await keys("answers")).length) throw new Error("手机里还有没发回的记录。请先打开“看手机里带了哪些户”发回。");
    await wipe();
    const salt = crypto.getRandomValues(new Uint8Array(16)), raw = await rawKey(form.pin.value, salt);
    const key = await useKey(raw);
    await put("meta", "seal", { salt, check: await seal(key, "here"), officer: box.dataset.officer });
    remember(raw);
    await navigator.serviceWorker.register(box.dataset.worker);
    await navigator.serviceWorker.ready;
    let done = 0;
    for (const chosen of form.querySelectorAll("[name=visit]:checked")) {
      done += await carryOne(key, chosen.value);
      say(form, `正在存：${done} 户`);
    }
    form.pin.value = "";
    return done;
  };
  const box = one("[data-carry]");
  if (box) {
    box.hidden = false;
    const form = one("form", box), unsent = Number(localStorage.getItem(UNSENT) || 0);
    if (unsent) { box.open = true; one("[data-unsent]", box).textContent = `手机里有 ${unsent} 户没有发回。`; }
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      try { say(form, `已带上 ${await carry(box, form)} 户。没有网络时照样打开入户页面填写。`); }
      catch (wrong) { say(form, wrong.message); }
    });
  }

  // ---- writing without network ---------------------------------------------------------------
  const valuesOf = (form) => {
    const values = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== "string" || name === "csrfmiddlewaretoken") continue;
      values[name] = name in values ? `${values[name]}\n${value}` : value;
    }
    return values;
  };
  const fillIn = (form, values) => {
    for (const [name, value] of Object.entries(values)) {
      const several = value.split("\n");
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (["radio", "checkbox"].includes(field.type)) field.checked = several.includes(field.value);
        else field.value = value;
      }
    }
  };
  const photoFields = (form, kept) => {
    const field = make("div", { className: "field" });
    const label = make("label", { htmlFor: "photos", textContent: "照片（发回后收入卷宗）" });
    const input = make("input", { id: "photos", type: "file", accept: "image/*", multiple: true });
    input.setAttribute("capture", "environment");
    const said = make("p", { className: "hint", textContent: kept ? `已有 ${kept} 张` : "" });
    field.append(label, said, input);
    one(".actions", form).before(field);
    return { input, said };
  };
  const readFile = (file) => new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done({ name: file.name, type: file.type, data: reader.result });
    reader.readAsDataURL(file);
  });
  const showVisit = async (root, key, number) => {
    const kept = await get("pages", number), here = one("[data-visit-here]", root);
    if (!kept) { say(root, "这一户没有带着。有网络时请从“入户”打开。"); return; }
    const page = await unseal(key, kept);
    here.innerHTML = page.html;
    here.hidden = false;
    document.title = page.title;
    here.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    const form = one("form[data-visit]", here), before = await get("answers", number);
    const answers = before ? await unseal(key, before)
      : { client: crypto.randomUUID(), base: Number(form.dataset.base), values: {}, photos: [] };
    const began = valuesOf(form);
    fillIn(form, answers.values);
    const photos = photoFields(form, answers.photos.length);
    const button = one("button:not([type=button])", form);
    button.textContent = "存在手机里";
    const keep = async () => {
      const now = valuesOf(form);
      const changed = Object.entries(now).filter(([name, value]) => value !== (began[name] ?? ""));
      answers.values = { ...answers.values, ...Object.fromEntries(changed) };
      answers.client = crypto.randomUUID();
      await put("answers", number, await seal(key, answers));
      await count();
      say(root, "已存在手机里，有网络后发回。");
    };
    form.addEventListener("change", keep);
    photos.input.addEventListener("change", async () => {
      for (const file of photos.input.files) answers.photos.push(await readFile(file));
      photos.input.value = "";
      photos.said.textContent = `已有 ${answers.photos.length} 张`;
      await keep();
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  };

  // ---- sending back --------------------------------------------------------------------------
  const fetchToken = async (root) => {
    const answer = await fetch(root.dataset.shell, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), main = one("[data-offline]", page);
    if (!main) throw new Error("登录已经过期。请先登录，再回到这一页发回；手机里的记录还在。");
    const meta = await get("meta", "seal");
    if (meta.officer !== main.dataset.officer) throw new Error("现在登录的是另一位同事，不能发回。请由带走的人登录。");
    return one("[name=csrfmiddlewaretoken]", main).value;
  };
  const post = async (url, token, body, kind) => {
    const headers = { "X-CSRFToken": token, ...(kind ? { "Content-Type": kind } : {}) };
    const answer = await fetch(url, { method: "POST", credentials: "same-origin", headers, body });
    if (!answer.ok) throw new Error("没有发成，手机里的记录还在。请稍后再发。");
    return answer.json();
  };
  const blobOf = ({ data, type }) => new Blob([Uint8Array.from(atob(data.split(",")[1]), (sign) => sign.charCodeAt(0))], { type });
  const sendPhotos = async (key, number, url, token) => {
    const answers = await unseal(key, await get("answers", number));
    while (answers.photos.length) {
      const [first] = answers.photos, body = new FormData();
      body.append("photo", blobOf(first), first.name);
      const told = await post(`${url}photo/`, token, body);
      if (told.state !== "kept") return told;
      answers.photos.shift();
      await put("answers", number, await seal(key, answers));
    }
    return null;
  };
  const sendOne = async (key, number, token) => {
    const { url } = await unseal(key, await get("pages", number));
    const { client, base, values } = await unseal(key, await get("answers", number));
    const told = await post(`${url}sync/`, token, JSON.stringify({ client, base, values }), "application/json");
    if (["closed", "refused"].includes(told.state)) return { ...told, url };
    const wrong = await sendPhotos(key, number, url, token);
    if (wrong) return { ...wrong, url };
    await drop("answers", number);
    await carryOne(key, url);
    return { ...told, url };
  };
  const sendAll = async (root, key) => {
    const token = await fetchToken(root), told = {};
    for (const number of await keys("answers")) told[number] = await sendOne(key, number, token);
    await count();
    return told;
  };

  // ---- the page without network --------------------------------------------------------------
  const list = async (root, key, told = {}) => {
    const part = one("[data-list]", root), unsent = await keys("answers"), rows = [];
    for (const number of await keys("pages")) {
      const page = await unseal(key, await get("pages", number)), row = make("li");
      const said = told[number]?.words || (unsent.includes(number) ? "填过，还没有发回" : "");
      row.append(make("a", { href: page.url, textContent: page.title.split(" - ").slice(0, 2).join(" ") }), ` ${said}`);
      rows.push(row);
    }
    one("ul", part).replaceChildren(...rows);
    one("[data-send]", part).hidden = !unsent.length;
    part.hidden = false;
    if (!rows.length) say(root, "手机里没有带着的户。有网络时从“入户”打开，点“带着走”。");
  };
  const root = one("[data-offline]");
  if (!root) return;
  const net = () => { one("[data-net]", root).textContent = navigator.onLine ? "现在有网络。" : "现在没有网络，填的存在手机里。"; };
  const visit = location.pathname === root.dataset.shell ? "" : numberOf(location.pathname);
  const send = async (key) => {
    say(root, "正在发回……");
    try { await list(root, key, await sendAll(root, key)); say(root, "发完了。"); }
    catch (wrong) { say(root, wrong.message || "没有发成，手机里的记录还在。"); }
  };
  const enter = async (key) => {
    one("[data-open]", root).hidden = true;
    say(root, "");
    one("[data-send]", root).addEventListener("click", () => send(key));
    addEventListener("online", () => send(key));
    if (visit) await showVisit(root, key, visit);
    else await list(root, key);
  };
  (async () => {
    net();
    ["online", "offline"].forEach((name) => addEventListener(name, net));
    one("[data-wipe]", root).addEventListener("click", async () => { await wipe(); location.reload(); });
    const key = await rememberedKey(), meta = await get("meta", "seal");
    if (!meta) { say(root, "手机里没有带着的户。有网络时从“入户”打开，点“带着走”。"); return; }
    if (key) { await enter(key); return; }
    const form = one("[data-open]", root);
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try { await enter(await keyOf(form.elements.pin.value)); } catch (wrong) { say(root, wrong.message); }
    });
  })();
})();
