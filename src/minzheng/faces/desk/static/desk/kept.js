/* A form that could not be sent lies on the phone, sealed, and goes when the network is back.
   data-keep: a form; data-send: where it goes; data-needs: what must be chosen first, with words;
   data-label: the fields that name it in the list; data-native: sent as a page when there is network. */
(() => {
  const root = document.querySelector("[data-keeper]");
  if (!root || !window.crypto?.subtle || !window.indexedDB) return;
  const forms = [...root.querySelectorAll("form[data-keep]")], UNSENT = "kept-unsent";
  const say = (words) => { root.querySelector("[data-said]").textContent = words; };
  const make = (name, about = {}) => Object.assign(document.createElement(name), about);
  const NOT_SENT = "没有发成，手机里的记录还在。请稍后再发。";

  // ---- what lies on the phone ----------------------------------------------------------------
  const wait = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const opened = (() => {
    const request = indexedDB.open("kept", 1);
    request.onupgradeneeded = () => ["meta", "kept"].forEach((name) => request.result.createObjectStore(name));
    return wait(request);
  })();
  const shelf = async (name, mode = "readonly") => (await opened).transaction(name, mode).objectStore(name);
  const put = async (name, key, value) => wait((await shelf(name, "readwrite")).put(value, key));
  const get = async (name, key) => wait((await shelf(name)).get(key));
  const drop = async (name, key) => wait((await shelf(name, "readwrite")).delete(key));
  // The key never leaves the browser: who copies the files of the phone reads nothing.
  const keyOf = async () => {
    const known = await get("meta", "key");
    if (known) return known;
    const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await put("meta", "key", fresh);
    return fresh;
  };
  const text = new TextEncoder(), back = new TextDecoder();
  const seal = async (value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12)), key = await keyOf();
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text.encode(JSON.stringify(value))) };
  };
  const unseal = async ({ iv, data }) =>
    JSON.parse(back.decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(), data)));
  const waiting = async () => {
    const found = [];
    for (const client of await wait((await shelf("kept")).getAllKeys())) found.push([client, await unseal(await get("kept", client))]);
    return found.sort((one, other) => one[1].at - other[1].at);
  };

  // ---- keeping -------------------------------------------------------------------------------
  const readFile = (file) => new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done({ name: file.name, type: file.type, data: reader.result });
    reader.readAsDataURL(file);
  });
  const chosenWords = (form, name) => {
    const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const field = fields.find((each) => each.type !== "radio" || each.checked);
    if (!field) return "";
    if (field.type === "radio") return form.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent.trim() || "";
    return field.tagName === "SELECT" ? field.selectedOptions[0]?.textContent.trim() || "" : field.value;
  };
  const labelOf = (form, submitter) => {
    const told = (form.dataset.label || "").split(" ").filter(Boolean).map((name) => chosenWords(form, name)).filter(Boolean);
    return form.dataset.called ? `${form.dataset.called}：${submitter?.dataset.word || told.join(" ")}` : told.join(" ");
  };
  const keep = async (form, submitter) => {
    const values = {}, photos = [], client = form.elements.client.value || crypto.randomUUID();
    const told = new FormData(form);
    if (submitter?.name) told.append(submitter.name, submitter.value);
    for (const [name, value] of told) {
      if (value instanceof File) { if (value.size) photos.push([name, await readFile(value)]); }
      else if (name !== "csrfmiddlewaretoken") (values[name] ??= []).push(value);
    }
    values.client = [client];
    const about = { send: form.dataset.send, label: labelOf(form, submitter), officer: root.dataset.officer, at: Date.now() };
    await put("kept", client, await seal({ ...about, values, photos }));
    await show();
    return client;
  };

  // ---- sending -------------------------------------------------------------------------------
  const fetchToken = async () => {
    const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("[data-keeper]");
    if (!main) throw new Error("登录已经过期，或这一页已经办完。请先登录，再回到能记的页面发出；手机里的记录还在。");
    if (main.dataset.officer !== root.dataset.officer) throw new Error("现在登录的是另一位同事，不能发出。");
    return page.querySelector("[name=csrfmiddlewaretoken]").value;
  };
  const blobOf = ({ data, type }) => new Blob([Uint8Array.from(atob(data.split(",")[1]), (sign) => sign.charCodeAt(0))], { type });
  const refused = new Map();  // what was sent and not taken, with why
  const sendOne = async (client, { send, values, photos, officer, at }, token) => {
    if (officer !== root.dataset.officer) return { state: "refused", words: "这一条是另一位同事记的，请由他登录发出。" };
    const body = new FormData();
    Object.entries(values).forEach(([name, several]) => several.forEach((value) => body.append(name, value)));
    photos.forEach(([name, photo]) => body.append(name, blobOf(photo), photo.name));
    body.append("lain", Math.max(0, Math.round((Date.now() - at) / 1000)));
    const answer = await fetch(send, {
      method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": token }, body });
    if (!answer.ok) throw new Error(NOT_SENT);
    const told = await answer.json();
    if (told.state === "refused") refused.set(client, told.words);
    else { refused.delete(client); await drop("kept", client); }
    return told;
  };
  const sendKept = async () => {
    const told = new Map();
    if (!(await waiting()).length) return told;
    say("正在发出……");
    try {
      const token = await fetchToken();
      for (const [client, kept] of await waiting()) told.set(client, await sendOne(client, kept, token));
      say([...told.values()].map((each) => each.words).join(" "));
      dispatchEvent(new CustomEvent("kept-sent", { detail: [...told.values()] }));
    } catch (wrong) { say(wrong.message || NOT_SENT); }
    await show();
    return told;
  };
  let sending = Promise.resolve(new Map());
  const sendAll = () => { sending = sending.then(sendKept); return sending; };  // one after another

  // ---- the page ------------------------------------------------------------------------------
  const rowOf = ([client, { label }]) => {
    const why = refused.get(client), row = make("li", { textContent: label || "没有写名字" });
    if (!why) return row;
    const button = make("button", { type: "button", className: "plain-button", textContent: "不发了，删掉" });
    button.addEventListener("click", async () => {
      if (!button.dataset.told) { button.dataset.told = "yes"; button.textContent = "再按一次就删掉"; return; }
      await drop("kept", client);
      refused.delete(client);
      await show();
    });
    row.append(make("span", { className: "error", textContent: ` ${why} ` }), button);
    return row;
  };
  const show = async () => {
    const part = root.querySelector("[data-kept]"), found = await waiting();
    part.querySelector("ul").replaceChildren(...found.map(rowOf));
    part.hidden = !found.length || Boolean(root.querySelector("[name=sure]"));  // not while she is asked
    localStorage.setItem(UNSENT, found.length);
  };
  const fresh = (form) => {
    form.reset();
    form.elements.client.value = crypto.randomUUID();
  };
  const reached = async () => {
    if (!navigator.onLine) return false;
    try {
      const answer = await fetch(root.dataset.worker, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(4000) });
      return answer.ok;
    } catch { return false; }
  };
  const missing = (form) => Object.entries(JSON.parse(form.dataset.needs || "{}"))
    .find(([names]) => !names.split(" ").some((name) => {
      const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      return fields.some((field) => (["radio", "checkbox"].includes(field.type) ? field.checked : field.value.trim()));
    }))?.[1];
  const submitted = async (form, submitter) => {
    const lacking = missing(form);
    if (lacking) { say(lacking); root.querySelector("[data-said]").scrollIntoView({ block: "nearest" }); return; }
    const client = await keep(form, submitter);  // first onto the phone: a page that breaks off loses nothing
    if (!(await reached())) {
      fresh(form);
      say("现在没有网络，已存在手机里，有网络后自动发出。");
      dispatchEvent(new CustomEvent("kept-here", { detail: { form, submitter } }));
      return;
    }
    if (form.hasAttribute("data-native")) { form.submit(); return; }
    const told = (await sendAll()).get(client);
    if (!told) { fresh(form); return; }
    if (told.state === "refused") {  // she stands before the form still: it is put right here
      await drop("kept", client);
      refused.delete(client);
      await show();
      return;
    }
    fresh(form);
    if (told.url && form.hasAttribute("data-goes-on")) location.assign(told.url);
  };
  forms.forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(form, event.submitter);
  }));
  root.querySelector("[data-send-now]").addEventListener("click", sendAll);
  const net = () => { root.querySelector("[data-net]").textContent = navigator.onLine ? "" : "现在没有网络，照样可以记，先存在手机里。"; };
  addEventListener("offline", net);
  addEventListener("online", () => { net(); sendAll(); });
  (async () => {
    net();
    navigator.serviceWorker?.register(root.dataset.worker);
    if (root.dataset.sent) await drop("kept", root.dataset.sent);
    forms.forEach((form) => { form.elements.client.value ||= crypto.randomUUID(); });
    const asked = root.querySelector("[name=sure]");  // then she answers first; what is kept waits
    await show();
    if (!asked && navigator.onLine) await sendAll();
  })();
})();
