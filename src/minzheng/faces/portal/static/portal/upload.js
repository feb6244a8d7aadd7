/* On top of the plain upload: several files, each with its progress and its own second try. */
(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.XMLHttpRequest || !window.FormData) return;
  const box = document.querySelector("[data-upload-box]");
  const list = box.querySelector("[data-upload-list]");
  const model = box.querySelector("template");
  const shrink = box.querySelector("[data-upload-shrink]");
  const most = Number(form.dataset.most);
  const input = form.querySelector("input[type=file]");
  const camera = box.querySelector("[data-upload-camera]");
  input.multiple = true;

  const smaller = async (file) => {
    if (!shrink.checked || !/^image\/(jpeg|png)$/.test(file.type) || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, 2400 / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.85); });
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
    } catch { return file; }
  };

  const row = (name) => {
    const made = model.content.firstElementChild.cloneNode(true);
    made.querySelector("[data-name]").textContent = name;
    list.append(made);
    return made;
  };
  const say = (made, state, why = "") => {
    made.dataset.state = state;
    made.querySelectorAll("[data-when]").forEach((part) => { part.hidden = !part.dataset.when.split(" ").includes(state); });
    made.querySelector("[data-why]").textContent = why;
  };

  const send = (made, file) => {
    if (file.size > most) { say(made, "refused"); return; }
    say(made, "sending");
    const bar = made.querySelector("progress");
    const data = new FormData(form);
    data.delete("file");
    data.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = Math.round((event.loaded / event.total) * 100);
    });
    request.addEventListener("load", () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const wrong = page.querySelector("#main .error");
      if (new URL(request.responseURL).pathname.endsWith("/papers/")) say(made, "done");
      else say(made, wrong ? "refused" : "failed", wrong ? wrong.lastChild.textContent : "");
    });
    request.addEventListener("error", () => say(made, "failed"));
    request.addEventListener("timeout", () => say(made, "failed"));
    request.timeout = 120000;
    request.send(data);
  };

  const take = async (files) => {
    for (const file of files) {
      const made = row(file.name);
      const small = await smaller(file);
      made.querySelector("[data-again]").addEventListener("click", () => send(made, small));
      send(made, small);
    }
  };
  input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  camera.addEventListener("change", () => { take([...camera.files]); camera.value = ""; });
  form.querySelector(".actions").hidden = true;
  box.hidden = false;
})();
